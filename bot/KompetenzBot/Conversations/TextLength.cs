namespace KompetenzBot.Conversations;

/// <summary>Texts of people are kept up to a length; the rest is cut off rather than refused.</summary>
public static class TextLength
{
    /// <summary>The beginning of a text; a character of two units is never cut in two.</summary>
    public static string Cut(this string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
