using System.Text.RegularExpressions;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>
/// <c>{{DATE()}}</c> and <c>{{TIME()}}</c>, which clients interpret in every text of a card
/// (<see href="https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features">text features</see>).
/// </summary>
public static partial class TextFunctions
{
    private const string WordJoiner = "\u2060";

    /// <summary>
    /// Makes a text appear as it is where Markdown is not interpreted, as in an <see cref="AdaptiveTextRun"/>:
    /// an invisible character parts the opening braces. The result is one line, so that nobody can pretend that another begins: line breaks become
    /// spaces, and control characters and those that turn the direction of writing disappear.
    /// </summary>
    public static string Escape(string text) => PairedBrace().Replace(LiteralText.Line(text), "{" + WordJoiner);

    [GeneratedRegex(@"\{(?=\{)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PairedBrace();
}
