using System.Text.RegularExpressions;

namespace KompetenzBot.Alarms.Composing.Times;

/// <summary>Cuts a text into numbers, words and signs, in lower case.</summary>
internal static partial class TimeTokens
{
    /// <summary>The pieces; null where there is anything that no time contains.</summary>
    public static IReadOnlyList<string>? Cut(string text)
    {
        var pieces = Piece().Matches(text.ToLowerInvariant().Replace('–', '-').Replace('—', '-'));
        var covered = pieces.Sum(piece => piece.Length);
        return covered == text.Length ? [.. pieces.Select(piece => piece.Value.Trim()).Where(piece => piece.Length > 0)] : null;
    }

    [GeneratedRegex(@"[0-9]+|\p{L}+|[.:,\-]|\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Piece();
}
