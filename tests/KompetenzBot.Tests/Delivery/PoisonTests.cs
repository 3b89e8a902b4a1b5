using System.Text.Json;
using KompetenzBot.Delivery;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

public sealed class PoisonTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    /// <summary>Nobody can have such an id, so this always fails.</summary>
    private static readonly string Impossible = JsonSerializer.Serialize(
        new WorkPointer(WorkKind.Send, "w", "call", "w|0", ["nobody"]), WorkPointerJson.Default.WorkPointer);

    private protected override SceneOptions Options => Sending.WithoutDelivery;

    [Theory]
    [InlineData("alarms", "not a pointer")]
    [InlineData("alarms", "{}")]
    [InlineData("alarms", "[]")]
    [InlineData("alarms", "null")]
    [InlineData("updates", "{\"kind\":\"Juggle\"}")]
    [InlineData("urgent", "{\"kind\":\"Send\",\"work\":7}")]
    public async Task A_message_that_is_no_pointer_is_laid_aside_and_holds_nobody_up(string queue, string text)
    {
        var person = await Scene.AddVolunteerAsync("Ehrenfried Muster", Sending.Licence);
        await Scene.Storage.Queue(queue).SendMessageAsync(text, cancellationToken: Token);
        await Scene.AlarmAsync(Scene.AddCoordinator());

        await StartDeliveryAsync();
        await Scene.UntilAsync(person.IsCalled);
        await Scene.StopBotsAsync();

        Assert.Equal(text, Assert.Single(await Scene.Storage.Queue($"{queue}-poison").PeekMessagesAsync(cancellationToken: Token)).MessageText);
    }

    [Fact]
    public async Task A_pointer_whose_work_always_fails_is_laid_aside_after_five_times_and_holds_nobody_up()
    {
        var person = await Scene.AddVolunteerAsync("Ehrenfried Muster", Sending.Licence);
        var alarms = Scene.Storage.Queue("alarms");
        await alarms.SendMessageAsync(Impossible, cancellationToken: Token);
        for (var time = 0; time < 5; time++)
        {
            var message = Assert.Single(await alarms.ReceiveMessagesAsync(cancellationToken: Token));
            await alarms.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.MessageText, TimeSpan.Zero, Token);
        }

        await Scene.AlarmAsync(Scene.AddCoordinator());
        await StartDeliveryAsync();
        await Scene.UntilAsync(person.IsCalled);
        await Scene.StopBotsAsync();

        Assert.Equal(Impossible, Assert.Single(await Scene.Storage.Queue("alarms-poison").PeekMessagesAsync(cancellationToken: Token)).MessageText);
    }

    [Fact]
    public async Task A_pointer_whose_work_failed_stays_in_the_queue()
    {
        var person = await Scene.AddVolunteerAsync("Ehrenfried Muster", Sending.Licence);
        await Scene.Storage.Queue("alarms").SendMessageAsync(Impossible, cancellationToken: Token);
        await Scene.AlarmAsync(Scene.AddCoordinator());

        await StartDeliveryAsync();
        await Scene.UntilAsync(person.IsCalled);
        await Scene.StopBotsAsync();

        Assert.Equal(1, await Scene.Storage.Queue("alarms").GetApproximateMessageCountAsync(Token));
        Assert.Empty(await Scene.Storage.Queue("alarms-poison").PeekMessagesAsync(cancellationToken: Token));
    }

    private Task StartDeliveryAsync()
    {
        Scene.Configuration["Delivery:Enabled"] = "true";
        return Scene.RestartBotAsync();
    }
}
