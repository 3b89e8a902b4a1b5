using System.Text.RegularExpressions;

namespace KompetenzBot.Competences.Recognition;

/// <summary>A word of a text, reduced to what matters for comparing.</summary>
/// <param name="Key">Lower case, umlauts written out.</param>
/// <param name="Stem">Without plural and feminine endings.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="Length">How long it is in the text.</param>
/// <param name="Begins">Whether a comma or the like stands before it, so that it belongs to no phrase with what is before.</param>
internal readonly partial record struct TextToken(string Key, string Stem, int Position, int Length, bool Begins)
{
    private static readonly System.Buffers.SearchValues<char> Breaks = System.Buffers.SearchValues.Create(",;/()|");

    /// <summary>The words of a clause; "7,5", "C1" and "§34a" are one each.</summary>
    public static TextToken[] Of(string text, int offset)
    {
        List<TextToken> tokens = [];
        var end = 0;
        foreach (Match match in Word().Matches(text))
        {
            if (WordKey.Of(match.Value) is { Length: > 0 } key)
            {
                var begins = text.AsSpan(end, match.Index - end).IndexOfAny(Breaks) >= 0;
                tokens.Add(new TextToken(key, WordKey.StemOf(match.Value), offset + match.Index, match.Length, begins));
                end = match.Index + match.Length;
            }
        }

        return [.. tokens];
    }

    [GeneratedRegex(@"[\p{L}\p{M}\d]+(?:[*:_/](?:in|innen)\b)?", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Word();
}
