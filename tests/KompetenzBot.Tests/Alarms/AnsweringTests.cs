using KompetenzBot.Alarms;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>One tap answers a call, and can be changed until the alarm ends.</summary>
public sealed class AnsweringTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private static readonly string[] Clicks = ["answer.yes", "answer.no", "answer.yes", "answer.later"];
    private SimulatedUser _coordinator = null!;
    private SimulatedUser _anna = null!;

    [Theory]
    [InlineData("answer.yes", AnswerKind.Accepted, "Ja, Sie kommen")]
    [InlineData("answer.no", AnswerKind.Declined, "Uhr: Nein.")]
    [InlineData("answer.later", AnswerKind.Later, "Sie antworten später")]
    public async Task An_answer_is_stored_before_the_card_says_so(string verb, AnswerKind kind, string text)
    {
        await CallAsync();

        var answer = await _anna.ClickAsync(verb, cancellationToken: Token);

        Assert.Equal(kind, (await StoredAsync())!.Answer);
        Assert.Single(await AnswerRowsAsync());
        Assert.Contains("Gespeichert um", answer.Words(), StringComparison.Ordinal);
        Assert.Contains(text, answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remark_that_seems_to_tell_too_much_is_passed_on_only_when_the_person_says_so()
    {
        var coordinator = Scene.AddCoordinator();
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(anna.IsCalled);

        await Scene.PressAsync(anna, "answer.yes", new Dictionary<string, string> { ["remark"] = "Ich bin schwanger, komme trotzdem", ["arrival"] = "18:30" });
        await Scene.UntilAsync(() => coordinator.Situations() is [var card] && card.Words().Contains("18:30", StringComparison.Ordinal) && anna.LastWords().Contains("eine Schwangerschaft", StringComparison.Ordinal));
        Assert.DoesNotContain("schwanger", coordinator.Situations()[0].Words(), StringComparison.Ordinal);

        await Scene.PressAsync(anna, "Anmerkung weitergeben", message: anna.Messages[^1]);
        await Scene.UntilAsync(() => coordinator.Situations()[0].Words().Contains("Ich bin schwanger", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_stored_answer_reaches_the_other_clients_too()
    {
        await CallAsync();

        await _anna.ClickAsync("answer.yes", cancellationToken: Token);
        await Scene.UntilAsync(() => _anna.Calls()[0].Words().Contains("Ja, Sie kommen", StringComparison.Ordinal));

        Assert.False(_anna.Calls()[0].Alerts);
    }

    [Fact]
    public async Task The_last_answer_wins_and_all_are_kept()
    {
        await CallAsync();

        foreach (var verb in new[] { "answer.later", "answer.yes", "answer.no", "answer.yes" })
        {
            await Scene.PressAsync(_anna, verb);
        }

        Assert.Equal(AnswerKind.Accepted, (await StoredAsync())!.Answer);
        Assert.Equal(["Later", "Accepted", "Declined", "Accepted"], (await AnswerRowsAsync()).Select(row => row.GetString("Answer")));
    }

    [Fact]
    public async Task A_yes_carries_remark_and_arrival_and_they_are_shown_and_can_be_changed()
    {
        await CallAsync();

        await Scene.PressAsync(_anna, "answer.yes", Remark("bringe Anhänger mit", "18:30"));
        var changed = await Scene.PressAsync(_anna, "Ja speichern", Remark("doch ohne Anhänger", "19:00"));

        Assert.Equal(new Acceptance("Anna Öztürk", "Tiefbauamt", "doch ohne Anhänger", "19:00"), (await StoredAsync())!.Acceptance);
        Assert.Contains("doch ohne Anhänger", changed.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_to_no_takes_back_what_the_yes_disclosed()
    {
        await CallAsync();
        await Scene.PressAsync(_anna, "answer.yes", Remark("bringe Anhänger mit", ""));

        var no = await Scene.PressAsync(_anna, "answer.no");

        Assert.Null((await StoredAsync())!.Acceptance);
        Assert.DoesNotContain("Anhänger", no.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_yes_disclosed_is_kept_in_no_earlier_answer()
    {
        await CallAsync();

        await Scene.PressAsync(_anna, "answer.yes", Remark("bringe Anhänger mit", ""));
        await Scene.PressAsync(_anna, "answer.no");
        await Scene.PressAsync(_anna, "answer.yes");

        Assert.All(await AnswerRowsAsync(), row => Assert.Equal(["Answer", "AnsweredAt"], row.Keys.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("answer.no")]
    [InlineData("answer.later")]
    public async Task No_reason_can_be_given_with_anything_but_a_yes_not_even_by_force(string verb)
    {
        await CallAsync();
        var button = CardReader.ActionsIn(_anna.Calls()[0].Card!.Value).First(action => action.Verb == verb);

        await _anna.InvokeAsync("adaptiveCard/action", Crafted.Action(button.Json, ("remark", "bin krank")), _anna.Calls()[0], Token);

        Assert.Null((await StoredAsync())!.Acceptance);
        Assert.All(await AnswerRowsAsync(), row => Assert.False(row.ContainsKey("Payload")));
    }

    [Fact]
    public async Task A_remark_of_absurd_length_is_cut()
    {
        await CallAsync();
        var button = CardReader.ActionsIn(_anna.Calls()[0].Card!.Value).First(action => action.Verb == "answer.yes");

        await _anna.InvokeAsync("adaptiveCard/action", Crafted.Action(button.Json, ("remark", string.Concat(Enumerable.Repeat("x🚒", 2_000))), ("arrival", new string('9', 5_000))), _anna.Calls()[0], Token);

        var stored = (await StoredAsync())!.Acceptance!;
        Assert.InRange(stored.Remark.Length, 1, 200);
        Assert.InRange(stored.Arrival.Length, 1, 40);
        await Scene.UntilAsync(() => _coordinator.Situations()[0].Words().Contains("Anna Öztürk", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_clicks_at_once_are_all_answered_and_leave_one_state()
    {
        await CallAsync();

        var answers = await Task.WhenAll(
            Clicks.Select(verb => _anna.AtAnotherClient().ClickAsync(verb, cancellationToken: Token)));

        Assert.All(answers, answer => Assert.Contains("Gespeichert um", answer.Words(), StringComparison.Ordinal));
        Assert.Equal(4, (await AnswerRowsAsync()).Count);
        var last = (await StoredAsync())!.Answer;
        await Scene.UntilAsync(() => _anna.Calls()[0].Words().Contains(
            last switch { AnswerKind.Accepted => "Ja, Sie kommen", AnswerKind.Declined => "Uhr: Nein.", _ => "Sie antworten später" }, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_old_client_answers_with_the_fallback()
    {
        await CallAsync();

        await _anna.SubmitAsync("answer.yes", cancellationToken: Token);

        Assert.Equal(AnswerKind.Accepted, (await StoredAsync())!.Answer);
        await Scene.UntilAsync(() => _anna.Calls()[0].Words().Contains("Ja, Sie kommen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_forwarded_card_is_refused_politely_and_stores_nothing()
    {
        await CallAsync();
        var ben = Scene.Teams.AddUser("Ben Grünwald");
        var button = CardReader.ActionsIn(_anna.Calls()[0].Card!.Value).First(action => action.Verb == "answer.yes");

        var answer = await ben.InvokeAsync("adaptiveCard/action", Crafted.Action(button.Json), _anna.Calls()[0], Token);

        Assert.Contains("nichts gespeichert", answer.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(await Scene.Storage.RowsAsync("Deliveries"), row => row.RowKey.StartsWith(ben.AadObjectId, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("42")]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("numbers")]
    [InlineData("../alarm")]
    public async Task An_alarm_that_does_not_exist_is_named_as_such(string alarm)
    {
        await CallAsync();
        var button = CardReader.ActionsIn(_anna.Calls()[0].Card!.Value).First(action => action.Verb == "answer.yes");

        var answer = await _anna.InvokeAsync("adaptiveCard/action", Crafted.Action(button.Json, ("alarm", alarm)), _anna.Calls()[0], Token);

        Assert.Contains("Diesen Alarm kenne ich nicht", answer.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_the_end_an_answer_is_refused_and_the_old_one_stays()
    {
        await CallAsync();
        await Scene.PressAsync(_anna, "answer.no");
        Scene.Leap(TimeSpan.FromDays(2));

        var late = await _anna.ClickAsync("answer.yes", cancellationToken: Token);

        Assert.Contains("ist beendet", late.Message, StringComparison.Ordinal);
        Assert.Equal(AnswerKind.Declined, (await StoredAsync())!.Answer);
    }

    [Fact]
    public async Task An_answer_on_the_card_as_it_was_before_counts_like_any_other()
    {
        await CallAsync();
        await Scene.PressAsync(_anna, "answer.yes");

        var answer = await _anna.ClickOnOldAsync(_anna.Calls()[0], 0, "answer.no", cancellationToken: Token);

        Assert.Contains("Uhr: Nein.", answer.Words(), StringComparison.Ordinal);
        Assert.Equal(AnswerKind.Declined, (await StoredAsync())!.Answer);
    }

    [Fact]
    public async Task An_answer_right_after_a_restart_is_stored_and_shown()
    {
        await CallAsync();
        await Scene.RestartBotAsync();

        await Scene.PressAsync(_anna, "answer.yes");

        Assert.Equal(AnswerKind.Accepted, (await StoredAsync())!.Answer);
        await Scene.UntilAsync(() => _coordinator.Situations()[0].Words().Contains("1 von 5", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Remark(string remark, string arrival) => new(StringComparer.Ordinal) { ["remark"] = remark, ["arrival"] = arrival };

    private async Task CallAsync()
    {
        _coordinator = Scene.AddCoordinator();
        _anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        await Scene.AlarmAsync(_coordinator);
        await Scene.UntilAsync(() => _anna.IsCalled() && _coordinator.Situations().Count == 1);
    }

    private async Task<CalledPerson?> StoredAsync()
    {
        var alarm = new WorkId((await Scene.Storage.RowsAsync("Alarms")).Single(row => row.RowKey == "alarm").PartitionKey);
        return await Scene.Bot.Services.GetRequiredService<IAnswerStore>().FindAsync(alarm, UserId.Parse(_anna.AadObjectId), Token);
    }

    private async Task<IReadOnlyList<TableEntity>> AnswerRowsAsync() =>
        [.. (await Scene.Storage.RowsAsync("Deliveries")).Where(row => row.RowKey.StartsWith(_anna.AadObjectId + "|a|", StringComparison.Ordinal))];
}
