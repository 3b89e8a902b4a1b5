using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>People who answer before the bot knows that their call has arrived.</summary>
public sealed class QuickAnswerTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private protected override SceneOptions Options => Sending.OnDrivenClock;

    [Fact]
    public async Task Who_answers_a_call_whose_outcome_is_unknown_is_not_called_again()
    {
        var person = await Scene.AddVolunteerAsync("Ehrenfried Muster", Sending.Licence);
        Scene.Teams.Faults.Next(Fault.DropAfterAcceptance(), when: request => request.IsCallTo(person));
        await Scene.DriveAsync(Scene.AlarmAsync(Scene.AddCoordinator()));
        await Scene.DriveUntilAsync(person.IsCalled);

        await Scene.DriveAsync(person.ClickAsync("answer.yes", cancellationToken: Token));
        await Scene.DriveForAsync(TimeSpan.FromSeconds(45));

        Assert.Contains("Ja", Assert.Single(person.Calls()).Words(), StringComparison.Ordinal);
        var row = (await Scene.Storage.MessagesAsync())[person.AadObjectId];
        Assert.Equal(("Delivered", person.Calls()[0].Id), (row.GetString("State")!, row.GetString("ActivityId")!));
    }

    [Fact]
    public async Task Who_answers_before_the_outcome_is_written_sees_the_answer_at_every_client()
    {
        var person = await Scene.AddVolunteerAsync("Ehrenfried Muster", Sending.Licence);
        Scene.Teams.Faults.Next(Fault.AnswerAfterAcceptance(500), times: 3, when: request => request.IsCallTo(person));
        await Scene.DriveAsync(Scene.AlarmAsync(Scene.AddCoordinator()));
        await Scene.DriveUntilAsync(person.IsCalled);

        await Scene.DriveAsync(person.ClickAsync("answer.no", message: person.Calls()[0], cancellationToken: Token));
        await Scene.DriveUntilAsync(() => person.Calls()[0].Versions.Count > 1);
        await Scene.DriveUntilSettledAsync();

        Assert.All(person.Calls(), call => Assert.Contains("Nein", call.Words(), StringComparison.Ordinal));
    }
}
