using KompetenzBot.Delivery;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>A card ends up in the newest state at every client, whatever gets lost or overtaken on the way.</summary>
public sealed class UpdateTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private protected override SceneOptions Options => Sending.OnDrivenClock;

    [Fact]
    public async Task An_answer_whose_queue_message_is_lost_is_shown_all_the_same()
    {
        var person = await CallAsync();
        Scene.Configuration["Delivery:Enabled"] = "false";
        await Scene.RestartBotAsync();
        await Scene.DriveAsync(person.ClickAsync("answer.yes", cancellationToken: Token));
        foreach (var message in await Scene.Storage.Queue("updates").ReceiveMessagesAsync(cancellationToken: Token))
        {
            await Scene.Storage.Queue("updates").DeleteMessageAsync(message.MessageId, message.PopReceipt, Token);
        }

        Assert.Single(person.Calls()[0].Versions);
        Scene.Configuration["Delivery:Enabled"] = "true";
        await Scene.RestartBotAsync();
        await Scene.DriveUntilAsync(() => person.Calls()[0].Versions.Count > 1);

        Assert.Contains("Ja", person.Calls()[0].Words(), StringComparison.Ordinal);
        await SettleAsync();
        Assert.Equal(2, person.Calls()[0].Versions.Count);
        Assert.Null((await Scene.Storage.MessagesAsync())[person.AadObjectId].GetDateTimeOffset("UpdateDue"));
    }

    [Fact]
    public async Task An_older_update_that_comes_last_is_put_right()
    {
        var person = await CallAsync();
        Scene.Teams.Faults.Next(Fault.Slow(TimeSpan.FromSeconds(8)), when: request => request.Operation == ConnectorOperation.Update && request.ConversationId == person.ConversationId);

        await Scene.DriveAsync(person.ClickAsync("answer.yes", cancellationToken: Token));
        await Scene.DriveForAsync(TimeSpan.FromSeconds(3));
        await Scene.DriveAsync(person.ClickAsync("answer.no", message: person.Calls()[0], cancellationToken: Token));
        await Scene.DriveUntilAsync(() => person.Calls()[0].Versions.Count > 2);
        await SettleAsync();

        var versions = person.Calls()[0].Versions.Select(version => version.GetRawText().Contains("answer.yes", StringComparison.Ordinal)).ToArray();
        Assert.InRange(versions.Length, 3, 4);
        Assert.Contains("Nein", person.Calls()[0].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_card_shows_already_is_not_shown_again()
    {
        var person = await CallAsync();
        await Scene.DriveAsync(person.ClickAsync("answer.yes", cancellationToken: Token));
        await Scene.DriveUntilAsync(() => person.Calls()[0].Versions.Count > 1);
        await SettleAsync();
        var alarm = new WorkId((await Scene.Storage.RowsAsync("Alarms"))[0].PartitionKey);
        var services = Scene.Bot.Services;

        for (var i = 0; i < 5; i++)
        {
            foreach (var pointer in services.GetRequiredService<IOutbox>().PointTo(WorkKind.Update, alarm, "call", [KompetenzBot.Conversations.UserId.Parse(person.AadObjectId)]))
            {
                await services.GetRequiredService<IWorkQueues>().SendAsync(WorkPriority.Updates, pointer, Token);
            }
        }

        await SettleAsync();

        Assert.Equal(0, await Scene.Storage.Queue("updates").GetApproximateMessageCountAsync(Token));
        Assert.Equal(2, person.Calls()[0].Versions.Count);
    }

    [Fact]
    public async Task An_update_that_fails_for_minutes_is_neither_lost_nor_laid_aside()
    {
        var person = await CallAsync();
        Scene.Teams.Faults.Next(Fault.Answer(500), times: 6, request => request.Operation == ConnectorOperation.Update && request.ConversationId == person.ConversationId);

        await Scene.DriveAsync(person.ClickAsync("answer.yes", cancellationToken: Token));
        await Scene.DriveUntilAsync(() => person.Calls()[0].Versions.Count > 1);

        Assert.Empty(await Scene.Storage.Queue("updates-poison").PeekMessagesAsync(cancellationToken: Token));
    }

    private async Task<SimulatedUser> CallAsync()
    {
        var person = await Scene.AddVolunteerAsync("Ehrenfried Muster", Sending.Licence);
        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveUntilAsync(person.IsCalled);
        await Scene.DriveUntilSettledAsync();
        return person;
    }

    private Task SettleAsync() => Scene.DriveForAsync(TimeSpan.FromSeconds(40));
}
