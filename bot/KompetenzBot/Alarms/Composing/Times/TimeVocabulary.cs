using NodaTime;

namespace KompetenzBot.Alarms.Composing.Times;

/// <summary>The words of which times are made, in German and English, lower case.</summary>
internal static class TimeVocabulary
{
    public static readonly string[] Now = ["sofort", "jetzt", "now", "immediately"];
    public static readonly string[] OpenStart = ["ab", "from"];
    public static readonly string[] Lead = ["ab", "from", "von", "um", "at", "am", "on", "den"];
    public static readonly string[] Until = ["-", "bis", "to", "until", "till"];
    public static readonly string[] Lasting = ["für", "fuer", "for"];
    public static readonly string[] Articles = ["der", "the"];
    public static readonly string[] One = ["ein", "eine", "einer", "einen", "einem", "a", "an", "one"];

    private const int Hour = 60;
    private const int Day = 24 * Hour;

    private static readonly string[][] Weekdays =
    [
        ["montag", "mo", "monday", "mon"], ["dienstag", "di", "tuesday", "tue", "tues"], ["mittwoch", "mi", "wednesday", "wed"], ["donnerstag", "do", "thursday", "thu", "thurs"],
        ["freitag", "fr", "friday", "fri"], ["samstag", "sa", "saturday", "sat", "sonnabend"], ["sonntag", "so", "sunday", "sun"],
    ];

    private static readonly string[][] Days = [["heute", "today"], ["morgen", "tomorrow"], ["übermorgen", "uebermorgen"]];

    /// <summary>Understood, so that they are not taken for a place.</summary>
    private static readonly string[][] PastDays = [["gestern", "yesterday"], ["vorgestern"]];

    private static readonly (DayPart Part, string[] Words)[] Parts =
    [
        (new(6 * Hour, 10 * Hour), ["früh", "frueh", "morgens", "morgen", "morning"]),
        (new(8 * Hour, 12 * Hour), ["vormittag", "vormittags"]),
        (new(12 * Hour, 14 * Hour), ["mittag", "mittags", "noon"]),
        (new(14 * Hour, 18 * Hour), ["nachmittag", "nachmittags", "afternoon"]),
        (new(18 * Hour, 22 * Hour), ["abend", "abends", "evening", "tonight"]),
        (new(22 * Hour, Day + (6 * Hour)), ["nacht", "nachts", "night"]),
    ];

    private static readonly (int Minutes, string[] Words)[] Units =
    [
        (1, ["minute", "minuten", "min", "minutes", "mins"]),
        (Hour, ["stunde", "stunden", "std", "h", "hour", "hours", "hr", "hrs"]),
        (Day, ["tag", "tage", "tagen", "day", "days"]),
    ];

    public static DayPhrase? DayOf(string word) =>
        Place(Days, word) is { } days ? new DayPhrase.Relative(days)
        : Place(PastDays, word) is { } ago ? new DayPhrase.Relative(-1 - ago)
        : Place(Weekdays, word) is { } weekday ? new DayPhrase.Weekday((IsoDayOfWeek)(weekday + 1))
        : null;

    public static DayPart? PartOf(string word) => Parts.FirstOrDefault(part => part.Words.Contains(word)).Part;

    /// <summary>"freitagabend" is both.</summary>
    public static (DayPhrase Day, DayPart Part)? DayAndPartOf(string word) => Parts
        .SelectMany(part => part.Words.Where(ending => word.EndsWith(ending, StringComparison.Ordinal)).Select(ending => (Day: DayOf(word[..^ending.Length]), part.Part)))
        .Where(both => both.Day is DayPhrase.Weekday)
        .Select(both => ((DayPhrase, DayPart)?)(both.Day!, both.Part))
        .FirstOrDefault();

    public static int? MinutesOf(string unit) => Units.FirstOrDefault(known => known.Words.Contains(unit)).Minutes is > 0 and var minutes ? minutes : null;

    private static int? Place(string[][] names, string name) => Array.FindIndex(names, words => words.Contains(name)) is >= 0 and var place ? place : null;
}
