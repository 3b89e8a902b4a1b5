namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>Text of people as lines of visible characters.</summary>
public static class LiteralText
{
    /// <summary>In one line.</summary>
    public static string Line(string text) => string.Join(' ', Lines(text).Where(line => line.Length > 0));

    /// <summary>In as many lines as it has, without what cannot be seen.</summary>
    public static string Clean(string text) => string.Join('\n', Lines(text)).Trim();

    /// <summary>The lines, empty ones too.</summary>
    public static IEnumerable<string> Lines(string text) =>
        text.Trim().ReplaceLineEndings("\n").Replace('\v', '\n').Split('\n').Select(Visible);

    private static string Visible(string line) =>
        string.Concat(line.Replace('\t', ' ').Where(c => !char.IsControl(c) && !TurnsDirection(c))).TrimEnd();

    /// <summary>Embeddings, overrides and isolates (Unicode Annex 9): left open they would turn the text that follows.</summary>
    private static bool TurnsDirection(char c) =>
        c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
