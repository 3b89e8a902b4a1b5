using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>Who answers "later" says when, and is asked again once, before the work begins.</summary>
public sealed class LaterTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task Who_wants_to_answer_later_is_asked_again_once_at_that_time()
    {
        var coordinator = Scene.AddCoordinator();
        var (later, decided) = (await Scene.AddVolunteerAsync("Lara Später", "driving-licence-c"), await Scene.AddVolunteerAsync("Dora Doch", "driving-licence-c"));
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => later.IsCalled() && decided.IsCalled());

        var saved = await Scene.PressAsync(later, "answer.later", new Dictionary<string, string> { ["in"] = "60" });
        await Scene.PressAsync(decided, "answer.later", new Dictionary<string, string> { ["in"] = "30" });
        await Scene.PressAsync(decided, "answer.yes");
        Assert.Contains("Ich frage um 13:", saved.Words(), StringComparison.Ordinal);

        Scene.Leap(TimeSpan.FromMinutes(61));
        await Scene.UntilAsync(() => later.Messages.Count == 2);
        Assert.Contains("Können Sie helfen?", later.LastWords(), StringComparison.Ordinal);
        await Scene.PressAsync(later, "answer.yes");
        await Scene.UntilAsync(() => later.Messages.All(message => message.Words().Contains("Ja, Sie kommen", StringComparison.Ordinal)));

        Scene.Leap(TimeSpan.FromHours(2));
        await Scene.UntilAsync(() => coordinator.Situations()[0].Words().Contains("2 von 5", StringComparison.Ordinal));
        Assert.Equal((2, 1), (later.Messages.Count, decided.Messages.Count));
    }

    [Fact]
    public async Task The_last_word_on_when_counts_also_after_another_answer()
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(anna.IsCalled);
        await Scene.PressAsync(anna, "answer.later", new Dictionary<string, string> { ["in"] = "180" });
        await Scene.PressAsync(anna, "answer.yes");
        Assert.Contains("Ich frage um 12:", (await Scene.PressAsync(anna, "answer.later")).Words(), StringComparison.Ordinal);

        Scene.Leap(TimeSpan.FromMinutes(12));

        await Scene.UntilAsync(() => anna.Messages.Count == 2);
        Assert.Contains("Können Sie helfen?", anna.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_times_before_the_work_begins_are_offered()
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.AlarmAsync(coordinator, "alarm 1 Führerschein C, heute 13-15 Uhr");
        await Scene.UntilAsync(anna.IsCalled);

        Assert.Contains("In 30 Minuten", anna.Calls()[0].Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("In einer Stunde", anna.Calls()[0].Words(), StringComparison.Ordinal);
    }
}
