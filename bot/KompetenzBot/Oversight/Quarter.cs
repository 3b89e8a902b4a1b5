using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using KompetenzBot.DutyHours;
using NodaTime;

namespace KompetenzBot.Oversight;

/// <summary>Three months of the city's calendar.</summary>
/// <param name="Year">The year.</param>
/// <param name="Number">From 1 to 4.</param>
[StructLayout(LayoutKind.Auto)]
public readonly partial record struct Quarter(int Year, int Number)
{
    private const int Months = 3;

    /// <summary>The one before.</summary>
    public Quarter Previous => Number > 1 ? this with { Number = Number - 1 } : new Quarter(Year - 1, 4);

    /// <summary>The one after.</summary>
    public Quarter Next => Number < 4 ? this with { Number = Number + 1 } : new Quarter(Year + 1, 1);

    /// <summary>Its first day.</summary>
    public DateOnly FirstDay => new(Year, ((Number - 1) * Months) + 1, 1);

    /// <summary>The quarter of a day.</summary>
    public static Quarter Of(DateOnly day) => new(day.Year, ((day.Month - 1) / Months) + 1);

    /// <summary>As people write it: "2026 Q3", "Q3 2026", "3/2026"; null for anything else.</summary>
    public static Quarter? TryParse(string text) => Written().Match(text.Trim()) is { Success: true } match
        ? new Quarter(int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture))
        : null;

    /// <summary>When it begins in the city.</summary>
    public DateTimeOffset StartsAt(DutyClock clock) => clock.At(LocalDate.FromDateOnly(FirstDay).AtMidnight());

    /// <summary>For keys, e.g. <c>2026Q3</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}Q{Number}");

    [GeneratedRegex(@"^((?<year>20\d\d)\s*[-/.]?\s*Q?\s*(?<number>[1-4])|Q?\s*(?<number>[1-4])\s*[-/.]?\s*(?<year>20\d\d))\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Written();
}
