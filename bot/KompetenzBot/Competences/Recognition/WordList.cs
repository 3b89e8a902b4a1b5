using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace KompetenzBot.Competences.Recognition;

/// <summary>
/// A text that is nothing but a word or a list of words, such as "Stapler" or "Drohne, Küche": then words count that name nothing in a sentence, where
/// they mostly mean something else.
/// </summary>
public static partial class WordList
{
    private const int LongestText = 200;
    private const int MostWordsOfPart = 3;

    /// <summary>What the bot itself is told to do.</summary>
    private static readonly FrozenSet<string> Orders = new[]
    {
        "registrieren", "registrierung", "register", "anmelden", "anmeldung", "einladen", "einladung", "datenschutz", "privacy", "protokoll", "hilfe", "help", "notfall", "löschen", "sprache", "fragen", "probe", "language", "dsgvo", "situation", "lage",
    }.Select(WordKey.Of).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What the parts of the list name; nothing where the text is more than a list.</summary>
    public static IEnumerable<RecognizedCompetence> Read(string text, CompetenceCatalogue catalogue)
    {
        if (text.Length > LongestText || text.Contains('?', StringComparison.Ordinal))
        {
            return [];
        }

        var parts = Separator().Split(text).Select(part => part.Trim().TrimEnd('.', '!')).Where(part => part.Length > 0).ToArray();
        return parts.Any(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > MostWordsOfPart)
            ? []
            : parts.Where(part => !Orders.Contains(WordKey.Of(part)))
                .Select(part => catalogue.TryResolve(part) is { } query ? new RecognizedCompetence(query, text.IndexOf(part, StringComparison.Ordinal), part.Length) : null)
                .OfType<RecognizedCompetence>();
    }

    [GeneratedRegex(@"\s+(und|and|sowie)\s+|[,;/+&\n]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 500)]
    private static partial Regex Separator();
}
