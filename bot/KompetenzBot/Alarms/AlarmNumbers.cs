using System.Globalization;

namespace KompetenzBot.Alarms;

/// <summary>Reads the number of an alarm as people say it: <c>42</c>, <c>#42</c>, <c>A-2026-0042</c>.</summary>
internal static class AlarmNumbers
{
    public static int? TryRead(string text)
    {
        var digits = text.Trim().TrimStart('#').Split('-')[^1].TrimEnd('.', ':');
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;
    }
}
