using System.Text.RegularExpressions;

namespace KompetenzBot.Telemetry;

/// <summary>The names of tags, and what may stand in them: few words, known beforehand.</summary>
internal static partial class Tags
{
    public const string Queue = "queue";
    public const string Channel = "channel";
    public const string Purpose = "purpose";
    public const string State = "state";
    public const string Reason = "reason";

    /// <summary>Without the day that the purposes of reminders end with.</summary>
    public static string PurposeOf(string purpose) => purpose.Split('-', 2)[0];

    /// <summary>A reason that somebody else's program gives is only a word, or the code of a status; anything else might be a text.</summary>
    public static string ReasonOf(string? reason) => reason is null ? "none" : Word().IsMatch(reason) ? reason : "other";

    [GeneratedRegex("^([A-Za-z]{1,40}|[0-9]{3})$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
