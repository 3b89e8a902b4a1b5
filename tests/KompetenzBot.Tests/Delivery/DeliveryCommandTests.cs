using System.Text.Json;
using KompetenzBot.Delivery;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary><c>zustellung</c>: what was laid aside can be seen and brought back, by administrators only.</summary>
public sealed class DeliveryCommandTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private protected override SceneOptions Options => Sending.WithoutDelivery with { Directory = true };

    [Fact]
    public async Task A_call_that_was_laid_aside_is_seen_brought_back_and_delivered()
    {
        var (administrator, person) = (AddAdministrator(), await Scene.AddVolunteerAsync("Ehrenfried Muster", Sending.Licence));
        await Scene.AlarmAsync(Scene.AddCoordinator());
        await LayAsideAsync();

        Assert.Contains("gescheitert und zurückgelegt: 1.", await administrator.AskAsync("zustellung"), StringComparison.Ordinal);
        var after = await Scene.PressAsync(administrator, "delivery.replay");

        Assert.Contains("Noch einmal versucht werden: 1.", after.Words(), StringComparison.Ordinal);
        Assert.Contains("Nichts ist zurückgelegt", after.Words(), StringComparison.Ordinal);
        Scene.Configuration["Delivery:Enabled"] = "true";
        await Scene.RestartBotAsync();
        await Scene.UntilAsync(person.IsCalled);
        Assert.Contains(await Scene.TrailAsync(), entry => entry.Event == KompetenzBot.Audit.AuditEvent.DeliveryRepaired && entry.Detail == "Alarms 1");
    }

    [Fact]
    public async Task What_can_never_be_worked_on_can_be_removed_and_the_rest_stays()
    {
        var administrator = AddAdministrator();
        await Scene.Storage.Queue("updates-poison").SendMessageAsync("not a pointer", cancellationToken: Token);
        await Scene.Storage.Queue("sms-poison").SendMessageAsync(JsonSerializer.Serialize(new WorkPointer(WorkKind.Send, "w", "sms-call", "w|0", []), WorkPointerJson.Default.WorkPointer), cancellationToken: Token);
        await administrator.AskAsync("zustellung");

        var after = await Scene.PressAsync(administrator, "delivery.discard");

        Assert.Contains("Entfernte unlesbare Einträge: 1.", after.Words(), StringComparison.Ordinal);
        Assert.Empty(await Scene.Storage.Queue("updates-poison").PeekMessagesAsync(cancellationToken: Token));
        Assert.Single(await Scene.Storage.Queue("sms-poison").PeekMessagesAsync(cancellationToken: Token));
    }

    [Fact]
    public async Task Nobody_else_sees_or_does_it_also_not_by_an_old_card()
    {
        var administrator = AddAdministrator();
        await Scene.Storage.Queue("sms-poison").SendMessageAsync(JsonSerializer.Serialize(new WorkPointer(WorkKind.Send, "w", "sms-call", "w|0", []), WorkPointerJson.Default.WorkPointer), cancellationToken: Token);
        await administrator.AskAsync("zustellung");
        Scene.Graph.PutGroup(SceneDirectory.Administrators);
        Scene.Leap(TimeSpan.FromSeconds(5));

        var answer = await administrator.ClickAsync("delivery.replay", cancellationToken: Token);

        Assert.Contains("nur die Verwaltung", answer.Words(), StringComparison.Ordinal);
        Assert.Contains("nur die Verwaltung", await Scene.AddCoordinator().AskAsync("zustellung"), StringComparison.Ordinal);
        Assert.Single(await Scene.Storage.Queue("sms-poison").PeekMessagesAsync(cancellationToken: Token));
    }

    private SimulatedUser AddAdministrator()
    {
        var administrator = Scene.Teams.AddUser("Ada Technik");
        Scene.Graph.PutGroup(SceneDirectory.Administrators, administrator.AadObjectId);
        return administrator;
    }

    private async Task LayAsideAsync()
    {
        var (alarms, poison) = (Scene.Storage.Queue("alarms"), Scene.Storage.Queue("alarms-poison"));
        foreach (var message in await alarms.ReceiveMessagesAsync(cancellationToken: Token))
        {
            await poison.SendMessageAsync(message.MessageText, cancellationToken: Token);
            await alarms.DeleteMessageAsync(message.MessageId, message.PopReceipt, Token);
        }
    }
}
