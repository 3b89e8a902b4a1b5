using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Teams;

/// <summary>A reply that Teams does not take: the log says why, and a card whose place is gone is sent anew.</summary>
public sealed class UndeliveredReplyTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task A_reply_that_is_refused_leaves_its_reason_in_the_log()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        Scene.Teams.Faults.Next(Fault.Answer(400));

        await anna.SayAsync("hilfe", Token);

        Assert.Contains(Scene.Logs.All, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("A reply was not delivered", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_to_an_old_client_whose_card_is_gone_is_a_new_message()
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => anna.IsCalled());
        Scene.Teams.Faults.Next(Fault.Answer(404), times: 10, request => request.Operation == ConnectorOperation.Update && request.Body.Contains("Gespeichert um", StringComparison.Ordinal));

        await anna.SubmitAsync("answer.yes", cancellationToken: Token);

        Assert.Equal(2, anna.Messages.Count);
        Assert.Contains("Gespeichert um", anna.LastWords(), StringComparison.Ordinal);
    }
}
