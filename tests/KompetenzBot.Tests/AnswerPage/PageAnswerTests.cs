using KompetenzBot.Alarms;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.AnswerPage;

/// <summary>An answer on the page is the same as one in Teams, for the person and for the coordinator.</summary>
public sealed class PageAnswerTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Heavy = "Ich bin schwanger, komme trotzdem";
    private SimulatedUser _coordinator = null!;
    private SimulatedUser _anna = null!;
    private LinkedPhone _phone = null!;

    private protected override SceneOptions Options => new() { Configuration = new(StringComparer.Ordinal) { ["Sms:AnswerBaseUrl"] = LinkedPhone.BaseUrl } };

    [Theory]
    [InlineData("yes", AnswerKind.Accepted, "Ja, Sie kommen")]
    [InlineData("no", AnswerKind.Declined, "Uhr: Nein.")]
    [InlineData("later", AnswerKind.Later, "Sie antworten später")]
    public async Task An_answer_is_stored_shown_and_reaches_the_card_and_the_situation(string answer, AnswerKind kind, string text)
    {
        await CallAsync();

        var page = await _phone.SendAsync(("answer", answer));

        Assert.Equal(kind, (await StoredAsync())!.Answer);
        Assert.Single(await AnswerRowsAsync());
        Assert.Contains("Gespeichert um", page, StringComparison.Ordinal);
        Assert.Contains(text, page, StringComparison.Ordinal);
        await Scene.UntilAsync(() => _anna.Calls()[0].Words().Contains(text, StringComparison.Ordinal));
        await Scene.UntilAsync(() => _coordinator.Situations()[0].Words().Contains(kind == AnswerKind.Accepted ? "Anna Öztürk" : "0 von 5", StringComparison.Ordinal));
        Assert.Single(_anna.Messages);
    }

    [Fact]
    public async Task An_answer_in_Teams_shows_on_the_page_and_can_be_changed_there()
    {
        await CallAsync();
        await Scene.PressAsync(_anna, "answer.yes");

        Assert.Contains("Ja, Sie kommen", await _phone.OpenAsync(), StringComparison.Ordinal);
        Assert.Contains("Uhr: Nein.", await _phone.SendAsync(("answer", "no")), StringComparison.Ordinal);
        await Scene.UntilAsync(() => _anna.Calls()[0].Words().Contains("Uhr: Nein.", StringComparison.Ordinal));
        Assert.Equal(["Accepted", "Declined"], (await AnswerRowsAsync()).Select(row => row.GetString("Answer")));
    }

    [Fact]
    public async Task Opening_the_link_changes_nothing()
    {
        await CallAsync();
        await Scene.UntilSentAsync();
        var before = await Scene.Storage.RowsAsync("Deliveries");

        await _phone.OpenAsync("?answer=yes");
        await _phone.OpenAsync("?sms=off");
        await _phone.OpenAsync();

        Assert.Equal(before.Select(row => row.ETag), (await Scene.Storage.RowsAsync("Deliveries")).Select(row => row.ETag));
        Assert.Equal(AnswerKind.None, (await StoredAsync())!.Answer);
        Assert.True((await Scene.ProfileAsync(_anna))!.Consent.Sms);
    }

    [Fact]
    public async Task A_yes_carries_arrival_and_remark_to_the_coordinator_and_back_to_the_page()
    {
        await CallAsync();

        var page = await _phone.SendAsync(("answer", "yes"), ("arrival", "18:30"), ("remark", "bringe <b>Anhänger</b> mit"));

        Assert.Equal(new Acceptance("Anna Öztürk", "Tiefbauamt", "bringe <b>Anhänger</b> mit", "18:30"), (await StoredAsync())!.Acceptance);
        Assert.Contains("Frühestens da: 18:30", page, StringComparison.Ordinal);
        await Scene.UntilAsync(() => _coordinator.Situations()[0].Words().Contains("18:30", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no")]
    [InlineData("later")]
    public async Task No_reason_can_be_given_with_anything_but_a_yes_not_even_by_force(string answer)
    {
        await CallAsync();

        await _phone.SendAsync(("answer", answer), ("remark", "bin krank"), ("arrival", "nie"));

        Assert.Null((await StoredAsync())!.Acceptance);
        Assert.All(await AnswerRowsAsync(), row => Assert.False(row.ContainsKey("Payload")));
    }

    [Fact]
    public async Task A_remark_that_seems_to_tell_too_much_is_passed_on_only_when_the_person_says_so()
    {
        await CallAsync();

        var question = await _phone.SendAsync(("answer", "yes"), ("arrival", "18:30"), ("remark", Heavy));
        Assert.Contains("eine Schwangerschaft", question, StringComparison.Ordinal);
        Assert.Equal((string.Empty, "18:30"), ((await StoredAsync())!.Acceptance!.Remark, (await StoredAsync())!.Acceptance!.Arrival));

        var page = await _phone.SendAsync(("answer", "yes"), ("arrival", "18:30"), ("remark", Heavy), ("keep", "true"));
        Assert.Contains(Heavy, page, StringComparison.Ordinal);
        Assert.Equal(Heavy, (await StoredAsync())!.Acceptance!.Remark);
    }

    [Fact]
    public async Task Later_says_when_and_only_times_before_the_work_begins()
    {
        await CallAsync("alarm 5 Führerschein C, Westfalenhallen, heute 13-15 Uhr");

        var open = await _phone.OpenAsync();
        var page = await _phone.SendAsync(("answer", "later"), ("in", "30"));

        Assert.Contains("In 30 Minuten", open, StringComparison.Ordinal);
        Assert.DoesNotContain("In einer Stunde", open, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(30), (await StoredAsync())!.AskAgainAt - (await StoredAsync())!.AnsweredAt);
        Assert.Contains("Wir fragen um 12:3", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_enough_people_come_the_page_offers_the_waiting_list_and_tells_of_a_free_place()
    {
        await CallAsync("alarm 1 Führerschein C, sofort", others: 1);
        var other = Scene.Teams.Users.Single(user => user.Name.StartsWith("Ehrenfried", StringComparison.Ordinal));
        await Scene.PressAsync(other, "answer.yes");
        await Scene.UntilAsync(() => _anna.Calls()[0].Words().Contains("Bedarf gedeckt", StringComparison.Ordinal));

        Assert.Contains("Bedarf gedeckt", await _phone.OpenAsync(), StringComparison.Ordinal);
        Assert.Contains("Sie stehen auf der Warteliste", await _phone.SendAsync(("answer", "yes")), StringComparison.Ordinal);
        Assert.Contains("Bitte kommen Sie noch nicht", await _phone.SendAsync(("answer", "wait")), StringComparison.Ordinal);
        Assert.Equal(AnswerKind.Waitlisted, (await StoredAsync())!.Answer);

        await Scene.PressAsync(other, "answer.no");
        await Scene.UntilAsync(() => _anna.Calls()[0].Words().Contains("ist ein Platz frei geworden", StringComparison.Ordinal));
        Assert.Contains("Ein Platz ist frei geworden", await _phone.OpenAsync(), StringComparison.Ordinal);
        Assert.Contains("Ja, Sie kommen", await _phone.SendAsync(("answer", "yes")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_task_is_offered_by_place_and_time_and_never_by_competence()
    {
        await CallAsync("alarm 1 Führerschein C + 1 Koch, sofort", others: 1, also: "cook");
        await Scene.PressAsync(Scene.Teams.Users.Single(user => user.Name.StartsWith("Ehrenfried", StringComparison.Ordinal)), "answer.yes");
        await Scene.UntilAsync(() => _anna.Calls()[0].Words().Contains("Ja, als", StringComparison.Ordinal));

        var page = await _phone.OpenAsync();
        var answered = await _phone.SendAsync(("answer", "yes"), ("need", "2"));

        Assert.Contains("Ja, für die andere Aufgabe", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Koch", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Ja, Sie kommen", answered, StringComparison.Ordinal);
        Assert.Equal(2, (await StoredAsync())!.Need);
    }

    private async Task CallAsync(string line = AlarmDriver.Line, int others = 0, string? also = null)
    {
        _coordinator = Scene.AddCoordinator();
        await Scene.AddVolunteersAsync(others, "driving-licence-c");
        _anna = await Scene.AddVolunteerAsync(
            "Anna Öztürk", profile => profile with { Consent = profile.Consent with { Sms = true }, Mobile = "+4915112345678", CodeWord = "Regenbogen" }, [.. new[] { "driving-licence-c", also }.OfType<string>()]);
        if (also is not null)
        {
            foreach (var name in new[] { "Kilian Kochmann", "Karla Kochfrau", "Kim Kochen" })
            {
                await Scene.AddVolunteerAsync(name, also);
            }
        }

        await Scene.AlarmAsync(_coordinator, line);
        await Scene.UntilAsync(() => Scene.Teams.Users.Where(user => user != _coordinator).All(user => user.IsCalled()) && _coordinator.Situations().Count == 1);
        _phone = await LinkedPhone.WithLinkAsync(Scene, _anna);
    }

    private async Task<CalledPerson?> StoredAsync() =>
        await Scene.Bot.Services.GetRequiredService<IAnswerStore>().FindAsync(await LinkedPhone.AlarmAsync(Scene), UserId.Parse(_anna.AadObjectId), Token);

    private async Task<IReadOnlyList<TableEntity>> AnswerRowsAsync() =>
        [.. (await Scene.Storage.RowsAsync("Deliveries")).Where(row => row.RowKey.StartsWith(_anna.AadObjectId + "|a|", StringComparison.Ordinal))];
}
