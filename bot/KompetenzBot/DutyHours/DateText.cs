using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace KompetenzBot.DutyHours;

/// <summary>Reads a day as people write it: "1.9.", "1. September", "morgen", "nächsten Freitag", "Ende des Monats", "in 2 Wochen", "2026-12-24", "next Friday", "Sept 1".</summary>
public static partial class DateText
{
    /// <summary>Later days are taken for a mistake.</summary>
    public static readonly Period Farthest = Period.FromYears(2);

    private static readonly string[][] Months =
    [
        ["januar", "january", "jan", "jänner"], ["februar", "february", "feb"], ["märz", "maerz", "march", "mar", "mrz"], ["april", "apr"], ["mai", "may"], ["juni", "june", "jun"],
        ["juli", "july", "jul"], ["august", "aug"], ["september", "sept", "sep"], ["oktober", "october", "okt", "oct"], ["november", "nov"], ["dezember", "december", "dez", "dec"],
    ];

    private static readonly string[][] Days =
    [
        ["montag", "monday", "mo", "mon"], ["dienstag", "tuesday", "di", "tue"], ["mittwoch", "wednesday", "mi", "wed"], ["donnerstag", "thursday", "do", "thu"],
        ["freitag", "friday", "fr", "fri"], ["samstag", "saturday", "sa", "sat", "sonnabend"], ["sonntag", "sunday", "so", "sun"],
    ];

    private static readonly string[] Numbers = ["null", "eins|eine|einer|einem|ein|one|a", "zwei|two", "drei|three", "vier|four", "fünf|fuenf|five", "sechs|six", "sieben|seven", "acht|eight", "neun|nine", "zehn|ten", "elf|eleven", "zwölf|zwoelf|twelve"];

    /// <summary>Reads the text. A day without a year is the next one that comes; today counts as past only where it is said with its year.</summary>
    /// <param name="text">What was written, with or without "bis" or "until".</param>
    /// <param name="today">The day in the city.</param>
    public static DateResult Read(string text, LocalDate today)
    {
        var trimmed = Lead().Replace(text.Trim().TrimEnd('.', '!', ' ') + (EndsWithDot().IsMatch(text) ? "." : string.Empty), string.Empty).ToLowerInvariant();
        return Word(trimmed, today) ?? Relative(trimmed, today) ?? Weekday(trimmed, today) ?? Iso(trimmed, today) ?? Numeric(trimmed, today) ?? Named(trimmed, today) ?? EndOfMonth(trimmed, today) ?? new DateResult.NotUnderstood();
    }

    private static DateResult? Word(string text, LocalDate today) => text.TrimEnd('.') switch
    {
        "heute" or "today" => Checked(today, today),
        "morgen" or "tomorrow" => Checked(today.PlusDays(1), today),
        "übermorgen" or "uebermorgen" or "the day after tomorrow" => Checked(today.PlusDays(2), today),
        "gestern" or "yesterday" => Checked(today.PlusDays(-1), today),
        "nächste woche" or "nächster woche" or "naechste woche" or "next week" => Checked(today.With(DateAdjusters.Next(IsoDayOfWeek.Monday)), today),
        "nächsten monat" or "nächster monat" or "naechsten monat" or "next month" => Checked(today.With(DateAdjusters.StartOfMonth).PlusMonths(1), today),
        "weihnachten" or "heiligabend" or "christmas" => Existing(null, 12, 24, today),
        "silvester" or "new year's eve" => Existing(null, 12, 31, today),
        "neujahr" or "new year" => Existing(null, 1, 1, today),
        "ende der woche" or "wochenende" or "end of the week" or "end of week" => Checked(today.With(DateAdjusters.NextOrSame(IsoDayOfWeek.Sunday)), today),
        "ende des monats" or "monatsende" or "end of the month" or "end of month" => Checked(today.With(DateAdjusters.EndOfMonth), today),
        "ende des jahres" or "jahresende" or "end of the year" or "end of year" => Checked(new LocalDate(today.Year, 12, 31), today),
        _ => null,
    };

    private static DateResult? Relative(string text, LocalDate today)
    {
        if (InSome().Match(text) is not { Success: true } match || Number(match.Groups["count"].Value) is not { } count)
        {
            return null;
        }

        var unit = match.Groups["unit"].Value;
        return unit[0] switch
        {
            't' or 'd' => Checked(today.PlusDays(count), today),
            'w' => Checked(today.PlusWeeks(count), today),
            'm' => Checked(today.PlusMonths(count), today),
            _ => Checked(today.PlusYears(count), today),
        };
    }

    private static DateResult? Weekday(string text, LocalDate today)
    {
        if (DayName().Match(text) is not { Success: true } match || Place(Days, match.Groups["day"].Value) is not { } place)
        {
            return null;
        }

        var next = today.With(DateAdjusters.Next((IsoDayOfWeek)(place + 1)));
        var isOfNextWeek = match.Groups["next"].Success && next <= today.With(DateAdjusters.NextOrSame(IsoDayOfWeek.Sunday));
        return Checked(isOfNextWeek ? next.PlusWeeks(1) : next, today);
    }

    private static DateResult? Iso(string text, LocalDate today) => IsoShape().Match(text) is { Success: true } match
        ? Existing(Digits(match, "year"), Digits(match, "month"), Digits(match, "day"), today)
        : null;

    private static DateResult? Numeric(string text, LocalDate today) => NumericShape().Match(text) is { Success: true } match
        ? Existing(Year(match), Digits(match, "month"), Digits(match, "day"), today)
        : null;

    private static DateResult? Named(string text, LocalDate today) => NamedShape().Match(text) is { Success: true } match && Place(Months, match.Groups["month"].Value.TrimEnd('.')) is { } place
        ? Existing(Year(match), place + 1, Digits(match, "day"), today)
        : null;

    private static DateResult? EndOfMonth(string text, LocalDate today)
    {
        if (EndOfMonthShape().Match(text) is not { Success: true } match || Place(Months, match.Groups["month"].Value) is not { } place)
        {
            return null;
        }

        var year = place + 1 < today.Month ? today.Year + 1 : today.Year;
        return Checked(new LocalDate(year, place + 1, 1).With(DateAdjusters.EndOfMonth), today);
    }

    private static DateResult Existing(int? year, int? month, int? day, LocalDate today)
    {
        if (month is not (>= 1 and <= 12) || day is not >= 1 || year is < 1900 or > 9000)
        {
            return new DateResult.DoesNotExist();
        }

        // 29 February without a year is the next one that there is
        for (var candidate = year ?? today.Year; candidate <= (year ?? (today.Year + 4)); candidate++)
        {
            if (day <= CalendarSystem.Iso.GetDaysInMonth(candidate, month.Value) && new LocalDate(candidate, month.Value, day.Value) is var date && (year is not null || date >= today))
            {
                return Checked(date, today);
            }
        }

        return new DateResult.DoesNotExist();
    }

    private static DateResult Checked(LocalDate date, LocalDate today) => date switch
    {
        _ when date < today => new DateResult.InThePast(),
        _ when date > today + Farthest => new DateResult.TooFar(),
        _ => new DateResult.Day(date),
    };

    private static int? Year(Match match) => match.Groups["year"].Success ? Digits(match, "year") is < 100 and var two ? 2000 + two : Digits(match, "year") : null;

    private static int? Digits(Match match, string group) => match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : Array.FindIndex(Numbers, words => words.Split('|').Contains(text)) is >= 0 and var place ? place : null;

    private static int? Place(string[][] names, string name) => Array.FindIndex(names, words => words.Contains(name)) is >= 0 and var place ? place : null;

    [GeneratedRegex(@"^(?:(?:bis|until|till|einschließlich|einschl\.?|inklusive|including|zum|zu|am|dem|den|the|by)\s+)+", Options, 200)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\d\.\s*$", Options, 200)]
    private static partial Regex EndsWithDot();

    [GeneratedRegex(@"^(?:(?:in|für|fuer|for|um)\s+)?(?<count>\d{1,3}|\w+)\s+(?<unit>tag(?:e|en)?|days?|wochen?|weeks?|monat(?:e|en)?|months?|jahr(?:e|en)?|years?)$", Options, 200)]
    private static partial Regex InSome();

    [GeneratedRegex(@"^(?<next>(?:nächste[nrs]?|naechste[nrs]?|next)\s+)?(?:kommende[nr]?\s+|this\s+|diese[nr]?\s+)?(?<day>\p{L}+)\.?$", Options, 200)]
    private static partial Regex DayName();

    [GeneratedRegex(@"^(?:ende|end of)\s+(?<month>\p{L}+)\.?$", Options, 200)]
    private static partial Regex EndOfMonthShape();

    [GeneratedRegex(@"^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$", Options, 200)]
    private static partial Regex IsoShape();

    [GeneratedRegex(@"^(?<day>\d{1,2})\s?[./]\s?(?<month>\d{1,2})(?:\s?[./]\s?(?<year>\d{4}|\d{2})?)?$", Options, 200)]
    private static partial Regex NumericShape();

    [GeneratedRegex(@"^(?:(?<day>\d{1,2})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?(?<month>\p{L}+\.?)|(?<month>\p{L}+\.?)\s+(?<day>\d{1,2})(?:st|nd|rd|th)?),?(?:\s+(?<year>\d{4}))?\.?$", Options, 200)]
    private static partial Regex NamedShape();

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
}

/// <summary>What became of a text that should be a day.</summary>
public abstract record DateResult
{
    private DateResult()
    {
    }

    /// <summary>The day.</summary>
    public sealed record Day(LocalDate Date) : DateResult;

    /// <summary>No day.</summary>
    public sealed record NotUnderstood : DateResult;

    /// <summary>A day that the calendar does not have, such as 31 February.</summary>
    public sealed record DoesNotExist : DateResult;

    /// <summary>It is over already.</summary>
    public sealed record InThePast : DateResult;

    /// <summary>So late that it is more likely a mistake.</summary>
    public sealed record TooFar : DateResult;
}
