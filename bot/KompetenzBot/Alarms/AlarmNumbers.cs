using System.Globalization;

namespace KompetenzBot.Alarms;

/// <summary>Reads the number of an alarm as people say it: <c>42</c>, <c>#42</c>, <c>A-2026-0042</c>.</summary>
internal static class AlarmNumbers
{
    /// <summary>The number, and the year where it was said; null for no number.</summary>
    public static (int Sequence, int? Year)? TryRead(string text)
    {
        var parts = text.Trim().TrimStart('#').TrimEnd('.', ':').Split('-');
        return Number(parts[^1]) is not { } sequence ? null : parts.Length > 1 && Number(parts[^2]) is { } year ? (sequence, year) : (sequence, null);
    }

    private static int? Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
