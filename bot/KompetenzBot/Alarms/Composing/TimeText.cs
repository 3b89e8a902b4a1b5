using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace KompetenzBot.Alarms.Composing;

/// <summary>Reads a time as people write it: "sofort", "heute 18-22 Uhr", "morgen ab 8 Uhr", "24.12. 8:30-12 Uhr", "today 18-22".</summary>
public static partial class TimeText
{
    private static readonly string[] Now = ["sofort", "jetzt", "now", "immediately", "ab sofort"];

    /// <summary>Whether a part of a line is meant as a time, even if it is not a valid one.</summary>
    public static bool LooksLikeTime(string text) =>
        Now.Contains(text.Trim().ToLowerInvariant()) || Shape().IsMatch(text.Trim());

    /// <summary>Reads the text against the city's local time; empty means at once.</summary>
    public static TimeResult Read(string text, LocalDateTime now)
    {
        var trimmed = text.Trim().ToLowerInvariant();
        if (trimmed.Length == 0 || Now.Contains(trimmed))
        {
            return new TimeResult.Span(now, null);
        }

        if (Shape().Match(trimmed) is not { Success: true } match || !match.Groups["from"].Success)
        {
            return new TimeResult.NotUnderstood();
        }

        if (Day(match, now.Date) is not { } day
            || Time(match.Groups["from"].Value) is not { } from
            || (match.Groups["to"].Success && Time(match.Groups["to"].Value) is null))
        {
            return new TimeResult.NotUnderstood();
        }

        var begin = match.Groups["from"].Value.StartsWith("24", StringComparison.Ordinal) ? day.PlusDays(1).At(from) : day.At(from);
        LocalDateTime? end = match.Groups["to"].Success ? begin.Date.At(Time(match.Groups["to"].Value)!.Value) : null;
        if (end <= begin)
        {
            end = end.Value.PlusDays(1);
        }

        return (end ?? begin.PlusHours(1)) <= now ? new TimeResult.InThePast() : new TimeResult.Span(begin, end);
    }

    private static LocalDate? Day(Match match, LocalDate today)
    {
        if (!match.Groups["day"].Success)
        {
            return match.Groups["word"].Value switch
            {
                "morgen" or "tomorrow" => today.PlusDays(1),
                "übermorgen" or "uebermorgen" => today.PlusDays(2),
                _ => today,
            };
        }

        var year = match.Groups["year"].Success ? Number(match.Groups["year"].Value) : today.Year;
        var (month, day) = (Number(match.Groups["month"].Value), Number(match.Groups["day"].Value));
        if (month is < 1 or > 12 || year is < 2000 or > 9000 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return null;
        }

        var date = new LocalDate(year, month, day);
        return date < today && !match.Groups["year"].Success ? date.PlusYears(1) : date;
    }

    private static LocalTime? Time(string text)
    {
        var parts = text.Split(':', '.');
        var (hour, minute) = (Number(parts[0]), parts.Length > 1 ? Number(parts[1]) : 0);
        return (hour, minute) switch
        {
            (24, 0) => LocalTime.Midnight,
            ( >= 0 and < 24, >= 0 and < 60) => new LocalTime(hour, minute),
            _ => null,
        };
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        """
        ^(?:(?<word>heute|morgen|übermorgen|uebermorgen|today|tomorrow)\b|(?:am\s+)?(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})?)?
        [\s,]*(?:(?:von|ab|um|from|at)\s+)?
        (?:(?<from>\d{1,2}(?:[:.]\d{2})?)\s*(?:uhr)?\s*(?:(?:-|–|bis|to|until)\s*(?<to>\d{1,2}(?:[:.]\d{2})?)\s*(?:uhr)?)?)?$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 200)]
    private static partial Regex Shape();
}

/// <summary>What became of a text that should be a time.</summary>
public abstract record TimeResult
{
    private TimeResult()
    {
    }

    /// <summary>From when, and until when if that was said.</summary>
    public sealed record Span(LocalDateTime From, LocalDateTime? To) : TimeResult;

    /// <summary>Not a time, or one that does not exist.</summary>
    public sealed record NotUnderstood : TimeResult;

    /// <summary>It is over already.</summary>
    public sealed record InThePast : TimeResult;
}
