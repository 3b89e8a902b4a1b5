namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>
/// <c>{{DATE()}}</c> and <c>{{TIME()}}</c>, which clients interpret in every text of a card
/// (<see href="https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features">text features</see>).
/// </summary>
public static class TextFunctions
{
    private const char WordJoiner = '\u2060';

    /// <summary>
    /// Makes a text appear as it is where Markdown is not interpreted, as in an <see cref="AdaptiveTextRun"/>:
    /// an invisible character parts the opening braces.
    /// </summary>
    public static string Escape(string text) => text.Replace("{{", $"{{{WordJoiner}{{", StringComparison.Ordinal);
}
