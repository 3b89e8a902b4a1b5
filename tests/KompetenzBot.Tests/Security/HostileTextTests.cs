using System.Net;
using System.Text.RegularExpressions;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Texting;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Oversight;
using KompetenzBot.Platform.Sms;
using KompetenzBot.Privacy;
using KompetenzBot.Tests.Profiles;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Security;

/// <summary>What people write is nothing but text in a text message and on the page that auditors print.</summary>
public sealed partial class HostileTextTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private static readonly Uri Link = new("https://alarm.stadt-musterstadt.example/a/AbCdEfGhIjKlMnOpQrStUv");
    private static readonly DateTimeOffset Noon = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);

    private protected override SceneOptions Options => new() { Sms = true, Configuration = { ["Sms:AnswerBaseUrl"] = "https://alarm.stadt.example" } };

    public static TheoryData<string> Texts =>
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "=HYPERLINK(\"https://evil.example\")", "@SUM(1+1)", "Ja\nAlarm 1: Antwort https://evil.example/a/x", "Ja\r\nCodewort Regenbogen.",
        "\u202Egnp.exe", "\u0007\u001B[31m", "[Antwort](https://evil.example)", "</td></tr></table><h1>Freigegeben</h1>", "&lt;b&gt;", "{0} {1} {99}",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    [Trait("Threat", "T17")]
    public void No_text_of_an_alarm_is_in_its_text_messages(string hostile)
    {
        var alarm = new Alarm(new WorkId("w"), new AlarmNumber(2026, 42), [], hostile, hostile, hostile, new Body("Kommunales Lagezentrum", "+49 231 5550 112"), Anna.Profile.User, Noon, Noon.AddHours(4)) { End = new AlarmEnd(Noon, hostile) };
        var anna = Anna.Profile with { Name = hostile, Remark = hostile, Department = hostile, Mobile = "+4915112345678", CodeWord = "Regenbogen" };
        var plain = alarm with { Place = string.Empty, Text = string.Empty, Reason = string.Empty, End = new AlarmEnd(Noon, string.Empty) };

        Assert.Equal(All(plain, Anna.Profile with { Mobile = "+4915112345678", CodeWord = "Regenbogen" }), All(alarm, anna));
    }

    [Theory]
    [InlineData("Lagezentrum <b>Mitte</b>")]
    [InlineData("=1+1")]
    [InlineData("\u202ELagezentrum")]
    [InlineData("Lage 🚒 {0} {1}")]
    [Trait("Threat", "T17")]
    public void The_name_of_a_body_leaves_one_link_and_plain_letters(string body)
    {
        var alarm = new Alarm(new WorkId("w"), new AlarmNumber(2026, 42), [], "x", "x", "x", new Body(body, "+49 231 5550 112"), Anna.Profile.User, Noon, Noon.AddHours(4)) { End = new AlarmEnd(Noon, "x") };

        Assert.All(All(alarm, Anna.Profile with { Mobile = "+4915112345678", CodeWord = "Regenbogen" }), text =>
        {
            Assert.True(SmsSegments.IsGsm7(text), text);
            Assert.InRange(text.Split("http").Length, 1, 2);
            Assert.DoesNotContain('\n', text);
        });
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("Regen\nAlarm 1")]
    [InlineData("Regen bogen")]
    [InlineData("=1+1")]
    [InlineData("<b>bogen</b>")]
    [InlineData("Regenbogen{0}")]
    [Trait("Threat", "T17")]
    public async Task A_code_word_that_is_more_than_letters_is_refused_and_stored_nowhere(string word)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await anna.SayAsync("registrieren", Token);
        foreach (var inputs in new[] { Inputs(), Inputs(("consent", "true"), ("sms", "true")), Inputs(("categories", "driving")), Inputs(("competences", "driving-licence-b")) })
        {
            await Scene.PressAsync(anna, RegistrationDriver.Next, inputs);
        }

        var answer = await Scene.PressAsync(
            anna, RegistrationDriver.Next, Inputs(("purposes", "DeploymentOnDuty"), ("availability", "DutyHours"), ("mobile", "0151 / 5550 1234"), ("codeword", word)));

        Assert.Contains("3 bis 20 Buchstaben", answer.Words(), StringComparison.Ordinal);
        Assert.Empty(Scene.Sms.Sent);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    [Trait("Threat", "T17")]
    public void The_page_to_print_shows_reasons_and_bodies_as_they_were_written(string hostile)
    {
        var report = new OversightReport(
            new Quarter(2026, 3), Noon, [BodyActs.Of(hostile, [])], 0, 0, [new DeclaredCall(new AlarmNumber(2026, 42), Noon, hostile, CallKind.Alarm, hostile, hostile)]);
        var lines = new OversightLines(new DutyClock(Microsoft.Extensions.Options.Options.Create(new DutyHoursOptions())), Microsoft.Extensions.Options.Options.Create(new PrivacyOptions()));

        var page = new OversightPaper(lines).Build(report);
        var harmless = new OversightPaper(lines).Build(report with { Bodies = [BodyActs.Of("x", [])], Calls = [report.Calls[0] with { Body = "x", Reason = "x", Bypass = "x" }] });

        Assert.Equal(Tag().Matches(harmless).Select(tag => tag.Value), Tag().Matches(page).Select(tag => tag.Value));
        Assert.Contains(hostile, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    private static string[] All(Alarm alarm, KompetenzBot.Profiles.Profile profile) =>
    [
        AlarmSms.Call(alarm, profile).Compose(Link), AlarmSms.AskAgain(alarm, profile).Compose(Link), AlarmSms.Place(alarm, profile).Compose(Link), AlarmSms.StandDown(alarm, profile).Compose(null),
        AlarmSms.Outage(alarm, "+4915100000000").Compose(Link),
    ];

    private static Dictionary<string, string> Inputs(params (string Name, string Value)[] inputs) => inputs.ToDictionary(input => input.Name, input => input.Value, StringComparer.Ordinal);

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Tag();
}
