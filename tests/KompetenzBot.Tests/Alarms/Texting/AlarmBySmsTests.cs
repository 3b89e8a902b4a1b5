using System.Net;
using System.Text.RegularExpressions;
using KompetenzBot.Conversations;
using KompetenzBot.Diagnostics.Status;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Profiles;
using KompetenzBot.Sandbox;
using KompetenzBot.Sms.Events;
using KompetenzBot.Tests.AnswerPage;
using KompetenzBot.Tests.Delivery;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Alarms.Texting;

/// <summary>Alarms reach phones: whom, when, once, and what an answer there does.</summary>
public sealed partial class AlarmBySmsTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Number = "+4915112345678";
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private protected override SceneOptions Options => Sending.OnDrivenClock with
    {
        Sms = true,
        Configuration = new(StringComparer.Ordinal) { ["Sms:AnswerBaseUrl"] = LinkedPhone.BaseUrl, ["Roles:Bodies:0:DutyPhone"] = "+4915999999999" },
    };

    [Fact]
    public async Task Who_works_gets_time_to_answer_in_Teams_first()
    {
        var (anna, coordinator) = await AlarmAsync();

        await Scene.DriveForAsync(TimeSpan.FromMinutes(4), Second);
        Assert.Empty(Scene.Sms.Sent);
        await Scene.DriveUntilAsync(() => Scene.Sms.Sent.Count == 1);

        var sms = Scene.Sms.Sent[0];
        Assert.Equal((Number, "Stadt-Alarm", 1), (sms.To, sms.From, sms.Segments));
        Assert.Contains("Regenbogen", sms.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(anna.AadObjectId, sms.Tag, StringComparison.Ordinal);
        Assert.Single(coordinator.Situations());
    }

    [Fact]
    public async Task Who_has_answered_in_Teams_gets_none()
    {
        var (anna, _) = await AlarmAsync();
        await Scene.DriveAsync(anna.ClickAsync("answer.no", cancellationToken: Token));

        await Scene.DriveForAsync(TimeSpan.FromMinutes(7), Second);

        Assert.Empty(Scene.Sms.Sent);
        Assert.Equal("Ended", (await SmsRowAsync()).GetString("State"));
        Assert.Null((await SmsRowAsync()).GetString("Ticket"));
    }

    [Fact]
    public async Task The_coordinator_may_reach_everybody_at_once()
    {
        await AlarmAsync(atOnce: true);

        await Scene.DriveUntilAsync(() => Scene.Sms.Sent.Count == 1);
        await Scene.DriveForAsync(TimeSpan.FromMinutes(7), Second);

        Assert.Single(Scene.Sms.Sent);
    }

    [Fact]
    public async Task Out_of_duty_everybody_who_agreed_gets_one_at_once_and_nobody_else()
    {
        Scene.Clock.AdvanceTo(new DateTimeOffset(2026, 9, 15, 19, 0, 0, TimeSpan.Zero));
        await Scene.AddVolunteerAsync("Ohne Einwilligung", profile => profile with { Mobile = "+4915100000001" }, Sending.Licence);
        await Scene.AddVolunteerAsync("Ohne Nummer", profile => profile with { Consent = profile.Consent with { Sms = true } }, Sending.Licence);

        await AlarmAsync();
        await Scene.DriveUntilAsync(() => Scene.Sms.Sent.Count > 0);
        await Scene.DriveForAsync(TimeSpan.FromMinutes(1), Second);

        Assert.Equal([Number], Scene.Sms.Sent.Select(sms => sms.To));
    }

    [Fact]
    public async Task Who_cannot_be_reached_in_Teams_is_reached_at_once_and_counts_as_reached()
    {
        var (_, coordinator) = await AlarmAsync(app: AppState.Blocked);

        await Scene.DriveUntilAsync(() => Scene.Sms.Sent.Count == 1);
        await Scene.DriveUntilAsync(() => coordinator.Situations()[0].Words().Contains("1 nur per SMS erreicht", StringComparison.Ordinal));

        Assert.DoesNotContain((await Scene.Storage.MessagesAsync()).Values, row => row.GetString("State") == "Delivered");
        var status = await Scene.Bot.Services.GetRequiredService<StatusReader>().ReadAsync(Token);
        Assert.Equal((1, 0, 0), status.Alarms!.Select(alarm => (alarm.Called, alarm.Waiting, alarm.Unreachable)).Single());
        Assert.DoesNotContain("blockiert", coordinator.Situations()[0].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_on_the_page_of_the_message_is_the_answer_in_Teams()
    {
        var (anna, coordinator) = await AlarmAsync(atOnce: true);
        await Scene.DriveUntilAsync(() => Scene.Sms.Sent.Count == 1 && anna.IsCalled());
        var phone = new LinkedPhone(Scene.Bot.Client, LinkToken());

        var page = phone.SendAsync(("answer", "yes"));
        await Scene.DriveAsync(page);

        Assert.Contains("Ja, Sie kommen", await page, StringComparison.Ordinal);
        await Scene.DriveUntilAsync(() => anna.Calls()[0].Words().Contains("Ja, Sie kommen", StringComparison.Ordinal));
        await Scene.DriveUntilAsync(() => coordinator.Situations()[0].Words().Contains("Anna Muster", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_request_that_is_repeated_sends_the_same_text_under_the_same_id_once()
    {
        Scene.Sms.Next(SmsFault.UnavailableAfterSending, times: 3);

        await AlarmAsync(atOnce: true);
        await Scene.DriveUntilAsync(() => Scene.Sms.Requests == 4);
        await Scene.DriveForAsync(TimeSpan.FromSeconds(30));

        Assert.Single(Scene.Sms.Sent);
        Assert.Equal("Delivered", (await SmsRowAsync()).GetString("State"));
        Assert.Null((await SmsRowAsync()).GetString("Ticket"));
    }

    [Fact]
    public async Task While_it_waits_its_text_is_not_readable_in_the_storage()
    {
        Scene.Sms.Outage = true;
        await AlarmAsync(atOnce: true);
        await Scene.DriveUntilAsync(() => Scene.Sms.Requests > 0);

        var everything = string.Join("\n", await Scene.Storage.LinesAsync());

        Assert.NotNull((await SmsRowAsync()).GetString("Ticket"));
        Assert.All(["Regenbogen", "15112345678", LinkedPhone.BaseUrl], (string word) => Assert.DoesNotContain(word, everything, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Consent_that_is_taken_back_is_respected_at_once()
    {
        Scene.Sms.Outage = true;
        var (anna, _) = await AlarmAsync(atOnce: true);
        await Scene.DriveUntilAsync(() => Scene.Sms.Requests > 0);
        var profiles = Scene.Bot.Services.GetRequiredService<IProfileStore>();
        await profiles.ChangeAsync(UserId.Parse(anna.AadObjectId), profile => profile with { Consent = profile.Consent with { Sms = false } }, Token);

        Scene.Sms.Outage = false;
        await Scene.DriveForAsync(TimeSpan.FromMinutes(1), Second);

        Assert.Empty(Scene.Sms.Sent);
    }

    [Fact]
    public async Task Number_refused_by_the_provider_ends_as_not_reached_with_its_reason()
    {
        Scene.Sms.Next(SmsFault.NumbersRefused);
        var (_, coordinator) = await AlarmAsync(atOnce: true, app: AppState.Blocked);

        await Scene.DriveUntilAsync(() => coordinator.Situations().Count > 0 && coordinator.Situations()[0].Words().Contains("1 auch per SMS nicht erreicht", StringComparison.Ordinal));

        Assert.Equal(("Unreachable", "NumberRefused"), ((await SmsRowAsync()).GetString("State"), (await SmsRowAsync()).GetString("Reason")));
    }

    [Fact]
    public async Task Delivery_reports_reach_the_row_in_whatever_order()
    {
        await AlarmAsync(atOnce: true);
        await Scene.DriveUntilAsync(() => Scene.Sms.Sent.Count == 1);
        await Scene.DriveForAsync(TimeSpan.FromSeconds(2));
        var (sms, reports) = (Scene.Sms.Sent[0], Scene.Bot.Services.GetRequiredService<ISmsReports>());

        await reports.ReportAsync(new SmsReport(sms.MessageId, SmsReportStatus.Failed, Scene.Now.AddSeconds(9), sms.Tag), Token);
        Assert.Equal(("Unreachable", "NotDelivered"), ((await SmsRowAsync()).GetString("State"), (await SmsRowAsync()).GetString("Reason")));
        await reports.ReportAsync(new SmsReport(sms.MessageId, SmsReportStatus.Delivered, Scene.Now.AddSeconds(1), sms.Tag), Token);
        await reports.ReportAsync(new SmsReport(sms.MessageId, SmsReportStatus.Failed, Scene.Now.AddSeconds(9), sms.Tag), Token);

        Assert.Equal(("Delivered", null), ((await SmsRowAsync()).GetString("State"), (await SmsRowAsync()).GetString("Reason")));
    }

    [Fact]
    public async Task A_report_that_is_faster_than_the_row_comes_again_and_one_of_long_ago_is_ignored()
    {
        await AlarmAsync();
        var reports = Scene.Bot.Services.GetRequiredService<ISmsReports>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => reports.ReportAsync(new SmsReport("unknown", SmsReportStatus.Delivered, Scene.Now, "x|0"), Token));
        await reports.ReportAsync(new SmsReport("unknown", SmsReportStatus.Delivered, Scene.Now.AddMinutes(-16), "x|0"), Token);
        await reports.ReportAsync(new SmsReport("unknown", SmsReportStatus.Delivered, Scene.Now, Tag: null), Token);
    }

    [Fact]
    public async Task The_end_reaches_the_phone_of_everybody_who_was_called_there()
    {
        var (_, coordinator) = await AlarmAsync(atOnce: true, app: AppState.Blocked);
        await Scene.DriveUntilAsync(() => Scene.Sms.Sent.Count == 1 && coordinator.Situations().Count > 0);
        await Scene.DriveForAsync(TimeSpan.FromSeconds(2));

        await Scene.DriveAsync(coordinator.SayAsync("entwarnung 1", Token));
        await Scene.DriveAsync(coordinator.ClickAsync("standdown.confirm", new Dictionary<string, string> { ["reason"] = "Es sind genug da" }, cancellationToken: Token));
        await Scene.DriveUntilAsync(() => Scene.Sms.Sent.Count == 2);
        await Scene.DriveForAsync(TimeSpan.FromMinutes(3), Second);

        Assert.Equal(2, Scene.Sms.Sent.Count);
        Assert.Contains("Entwarnung für Alarm 1", Scene.Sms.Sent[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Es sind genug da", Scene.Sms.Sent[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("http", Scene.Sms.Sent[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_Teams_is_out_everybody_who_agreed_and_the_duty_phone_get_a_message_with_the_numbers()
    {
        await AlarmAsync(beforeLaunch: () => Scene.Teams.Faults.Outage = true);
        await Scene.DriveUntilAsync(() => Scene.Sms.Sent.Count == 2);

        var duty = Assert.Single(Scene.Sms.Sent, sms => sms.To == "+4915999999999");
        Assert.Contains("Teams nimmt nichts an (Alarm 1)", duty.Text, StringComparison.Ordinal);
        Assert.Equal(Number, Assert.Single(Scene.Sms.Sent, sms => sms != duty).To);
        var counts = new LinkedPhone(Scene.Bot.Client, LinkToken(duty));
        var page = await counts.OpenAsync();
        Assert.Contains("0 von 5", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", page, StringComparison.Ordinal);
        using var refused = await counts.PostAsync([("answer", "yes")]);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task A_need_that_is_covered_rings_no_phone()
    {
        var other = await Scene.AddVolunteerAsync("Ole Schnell", Sending.Licence);
        var (_, _) = await AlarmAsync(line: AlarmDriver.LineFor(1));
        await Scene.DriveUntilAsync(other.IsCalled);
        await Scene.DriveAsync(other.ClickAsync("answer.yes", cancellationToken: Token));

        await Scene.DriveForAsync(TimeSpan.FromMinutes(7), Second);

        Assert.Empty(Scene.Sms.Sent);
    }

    [Fact]
    public async Task Who_is_erased_gets_nothing_more()
    {
        Scene.Sms.Outage = true;
        var (anna, _) = await AlarmAsync(atOnce: true);
        await Scene.DriveUntilAsync(() => Scene.Sms.Requests > 0);
        await Scene.DriveAsync(anna.SayAsync("löschen", Token));
        await Scene.DriveAsync(anna.ClickAsync("erasure.confirm", cancellationToken: Token));

        Scene.Sms.Outage = false;
        await Scene.DriveForAsync(TimeSpan.FromMinutes(1), Second);

        Assert.Empty(Scene.Sms.Sent);
        Assert.DoesNotContain(await Scene.Storage.RowsAsync("Deliveries"), row => row.RowKey.Contains(anna.AadObjectId, StringComparison.Ordinal));
    }

    private async Task<(SimulatedUser Anna, SimulatedUser Coordinator)> AlarmAsync(bool atOnce = false, AppState app = AppState.Installed, string line = AlarmDriver.Line, Action? beforeLaunch = null)
    {
        var anna = await Scene.AddVolunteerAsync(
            "Anna Muster", profile => profile with { Mobile = Number, CodeWord = "Regenbogen", Consent = profile.Consent with { Sms = true } }, Sending.Licence);
        anna.Account.App = app;
        var coordinator = Scene.AddCoordinator();
        await Scene.DriveAsync(coordinator.SayAsync(line, Token));
        await Scene.DriveAsync(coordinator.ClickAsync("alarm.declare", new Dictionary<string, string>(AlarmDriver.Declaration, StringComparer.Ordinal) { ["sms"] = atOnce ? "true" : "false" }, cancellationToken: Token));
        beforeLaunch?.Invoke();
        await Scene.DriveAsync(coordinator.ClickAsync("alarm.launch", cancellationToken: Token));
        if (beforeLaunch is null && app == AppState.Installed)
        {
            await Scene.DriveUntilAsync(anna.IsCalled);
        }

        return (anna, coordinator);
    }

    private string LinkToken(SentSms? sms = null) => Link().Match((sms ?? Scene.Sms.Sent[0]).Text).Groups["token"].Value;

    private async Task<TableEntity> SmsRowAsync() => (await Scene.Storage.RowsAsync("Deliveries")).Single(row => row.RowKey.EndsWith("|m|sms-call", StringComparison.Ordinal));

    [GeneratedRegex("/a/(?<token>[A-Za-z0-9_-]{22})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
