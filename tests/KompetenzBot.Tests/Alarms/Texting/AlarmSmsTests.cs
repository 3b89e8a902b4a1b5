using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Texting;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Sms;
using KompetenzBot.Profiles;
using KompetenzBot.Tests.Profiles;
using Xunit;

namespace KompetenzBot.Tests.Alarms.Texting;

/// <summary>What stands in the text messages of alarms.</summary>
public sealed class AlarmSmsTests
{
    private static readonly Uri Link = new("https://alarm.stadt-musterstadt.example/a/AbCdEfGhIjKlMnOpQrStUv");
    private static readonly string[] Personal = ["Anna", "Beispiel", "Westfalenhallen", "Impfzentrum", "Führerschein"];
    private static readonly DateTimeOffset Noon = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Kommunales Lagezentrum", "+49 231 5550 112", "Regenbogen")]
    [InlineData("Geschäftsführung des Krisenstabs der Stadt Musterstadt", "+49 231 5550 112", "Sonnenblumenfeld im Juli")]
    [InlineData("Feuerwehr, A-Dienst", null, null)]
    [InlineData("Lagezentrum „Mitte“ – Stab", "+49 231 5550 112", "Çığ ąę…")]
    public void A_call_fits_into_one_message_with_body_number_code_word_and_link(string body, string? phone, string? word)
    {
        var text = AlarmSms.Call(Alarm(body, phone), Agreed with { CodeWord = word }).Compose(Link);

        Assert.Equal(1, SmsSegments.Count(text));
        Assert.True(SmsSegments.IsGsm7(text), text);
        Assert.Contains(Link.ToString(), text, StringComparison.Ordinal);
        Assert.Contains("Alarm 42", text, StringComparison.Ordinal);
        Assert.StartsWith(SmsSegments.ToGsm7(body)[..12], text, StringComparison.Ordinal);
        Assert.Contains(word is null ? string.Empty : SmsSegments.ToGsm7(word), text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_phone_number_to_check_stands_there_where_there_is_room() =>
        Assert.EndsWith("Prüfen: 0231 50-0", AlarmSms.Call(Alarm("Lagezentrum", "0231 50-0"), Agreed).Compose(Link), StringComparison.Ordinal);

    [Fact]
    public void A_drill_says_so_first_on_every_message()
    {
        var drill = Alarm("Kommunales Lagezentrum", "+49 231 5550 112") with { IsDrill = true, End = new AlarmEnd(Noon, "Übung beendet") };

        string[] texts = [AlarmSms.Call(drill, Agreed).Compose(Link), AlarmSms.AskAgain(drill, Agreed).Compose(Link), AlarmSms.Place(drill, Agreed).Compose(Link), AlarmSms.StandDown(drill, Agreed).Compose(null), AlarmSms.Outage(drill, "+4915100000000").Compose(Link)];

        Assert.All(texts, text => Assert.StartsWith("ÜBUNG.", text, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_about_the_person_or_the_task_stands_in_any_of_them()
    {
        var alarm = Alarm("Kommunales Lagezentrum", "+49 231 5550 112") with { End = new AlarmEnd(Noon, "Impfzentrum steht") };

        string[] texts = [AlarmSms.Call(alarm, Agreed).Compose(Link), AlarmSms.AskAgain(alarm, Agreed).Compose(Link), AlarmSms.Place(alarm, Agreed).Compose(Link), AlarmSms.StandDown(alarm, Agreed).Compose(null)];

        Assert.All(texts, text => Assert.All(Personal, word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Whatever_people_write_becomes_the_short_alphabet() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), text => SmsSegments.IsGsm7(SmsSegments.ToGsm7(text.Get))));

    [Theory]
    [InlineData("Grüße, Straße 5 €", "Grüße, Straße 5 €")]
    [InlineData("„Ja“ – gut…", "\"Ja\" - gut...")]
    [InlineData("Łódź Çelik Nguyễn", "Lodz Çelik Nguyen")]
    [InlineData("🌈 日本", "? ??")]
    public void Foreign_letters_lose_their_marks(string text, string expected) => Assert.Equal(expected, SmsSegments.ToGsm7(text));

    private static Profile Agreed => Anna.Profile with { Mobile = "+4915112345678", CodeWord = "Regenbogen", Consent = Anna.Profile.Consent with { Sms = true } };

    private static Alarm Alarm(string body, string? phone) => new(
        new WorkId("w"), new AlarmNumber(2026, 42), [], "Westfalenhallen", "Aufbau Impfzentrum", "Grund", new Body(body, phone), Anna.Profile.User, Noon, Noon.AddHours(4));
}
