using KompetenzBot.Conversations;
using KompetenzBot.Platform.Sms;
using KompetenzBot.Profiles;

namespace KompetenzBot.Alarms.Texting;

/// <summary>
/// What alarms say by text message. Never a name, a competence, a place or what for: whoever sees somebody's phone learns that a body calls, and nothing else.
/// Of several wordings the longest is taken that still fits into one message.
/// </summary>
internal static class AlarmSms
{
    private const int LongestBody = 40;
    private const int ShortBody = 22;

    /// <summary>Links are known for so long after the end, to say that it is over and to end text messages there.</summary>
    private static readonly TimeSpan LinksStay = TimeSpan.FromDays(14);

    /// <summary>Calls somebody.</summary>
    public static Message.Sms Call(Alarm alarm, Profile profile) => Linked(alarm, profile, AlarmTexts.SmsCall, AlarmTexts.SmsCallShort);

    /// <summary>Asks somebody again who wanted to answer later.</summary>
    public static Message.Sms AskAgain(Alarm alarm, Profile profile) => Linked(alarm, profile, AlarmTexts.SmsAskAgain, AlarmTexts.SmsAskAgain);

    /// <summary>Offers a place to somebody who waits for one.</summary>
    public static Message.Sms Place(Alarm alarm, Profile profile) => Linked(alarm, profile, AlarmTexts.SmsPlace, AlarmTexts.SmsPlace);

    /// <summary>Tells somebody who was called by text message that it is over.</summary>
    public static Message.Sms StandDown(Alarm alarm, Profile profile) => new(profile.Mobile!, null, _ => Fitting(
        $"{Head(alarm, LongestBody)} {AlarmTexts.SmsStandDown.With(alarm.Number.Spoken)} {CodeWord(profile)}",
        $"{Head(alarm, ShortBody)} {AlarmTexts.SmsStandDown.With(alarm.Number.Spoken)} {CodeWord(profile)}"));

    /// <summary>Tells those who called that Teams is out, with a link to the numbers.</summary>
    public static Message.Sms Outage(Alarm alarm, string to) => new(to, new SmsLink(SmsLinkKind.Counts, alarm.EndsAt), link =>
        SmsSegments.ToGsm7($"{(alarm.IsDrill ? AlarmTexts.SmsDrill + " " : string.Empty)}{AlarmTexts.SmsOutage.With(alarm.Number.Spoken, link!)}"));

    private static Message.Sms Linked(Alarm alarm, Profile profile, string text, string shortText) => new(profile.Mobile!, new SmsLink(SmsLinkKind.Answer, alarm.EndsAt + LinksStay), link =>
    {
        var (number, word) = (alarm.Number.Spoken, CodeWord(profile));
        var check = alarm.Body.Phone is { Length: > 0 } phone ? AlarmTexts.SmsCheck.With(phone) : string.Empty;
        return Fitting(
            $"{Head(alarm, LongestBody)} {text.With(number, word, link!)} {check}",
            $"{Head(alarm, LongestBody)} {shortText.With(number, word, link!)} {check}",
            $"{Head(alarm, LongestBody)} {text.With(number, word, link!)}",
            $"{Head(alarm, LongestBody)} {shortText.With(number, word, link!)}",
            $"{Head(alarm, ShortBody)} {shortText.With(number, word, link!)}");
    });

    private static string Head(Alarm alarm, int longest) => $"{(alarm.IsDrill ? AlarmTexts.SmsDrill + " " : string.Empty)}{(alarm.Body.Name.Length > longest ? alarm.Body.Name[..longest].TrimEnd() + "." : alarm.Body.Name)}:";

    private static string CodeWord(Profile profile) => profile.CodeWord is { Length: > 0 } word ? AlarmTexts.SmsCodeWord.With(word) : string.Empty;

    /// <summary>The first one that fits into one message; else the one that takes the fewest.</summary>
    private static string Fitting(params IEnumerable<string> wordings) =>
        wordings.Select(wording => SmsSegments.ToGsm7(string.Join(' ', wording.Split(' ', StringSplitOptions.RemoveEmptyEntries)))).MinBy(wording => SmsSegments.Count(wording))!;
}
