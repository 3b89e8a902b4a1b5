using System.Text.RegularExpressions;

namespace KompetenzBot.Feedback;

/// <summary>Takes out of a text what names a person, as far as a rule can.</summary>
public static partial class Anonymous
{
    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>The text without e-mail addresses, phone numbers, names behind "Herr" and "Frau", and the name of the person who wrote it.</summary>
    public static string Of(string text, string author)
    {
        var names = author.Split([' ', '-', ','], StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length > 2).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var without = Titled().Replace(Phone().Replace(Mail().Replace(text, "…"), "…"), match => $"{match.Groups["title"].Value} …");
        return Word().Replace(without, match => names.Contains(match.Value) ? "…" : match.Value).ReplaceLineEndings(" ");
    }

    [GeneratedRegex(@"[^\s@]+@[^\s@]+", Options, 500)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\+?\d[\d\s/().-]{5,}\d", Options, 500)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b(?<title>Herrn?|Frau|Mr\.?|Mrs\.?|Ms\.?|Dr\.)\s+\p{Lu}[\p{L}-]+", Options, 500)]
    private static partial Regex Titled();

    [GeneratedRegex(@"\p{L}{3,}", Options, 500)]
    private static partial Regex Word();
}
