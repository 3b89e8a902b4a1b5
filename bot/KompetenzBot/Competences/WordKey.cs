using System.Globalization;
using System.Text;

namespace KompetenzBot.Competences;

/// <summary>Reduces a text to what matters for comparing words. Both sides of a comparison go through the same reduction.</summary>
internal static class WordKey
{
    /// <summary>Lower case letters and digits only, umlauts written out: "LKW-Führerschein" and "Lkw Fuehrerschein" are the same.</summary>
    public static string Of(string text) => string.Concat(Tokens(text));

    /// <summary>As <see cref="Of"/>, with plural and feminine endings cut off: "Pfleger*innen", "Pflegerin" and "Pfleger" are the same.</summary>
    public static string StemOf(string text) => string.Concat(Tokens(text).Where(token => token is not ("in" or "innen")).Select(Stem));

    private static string[] Tokens(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var character in Spelled(text).Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            letters.Append(char.IsLetterOrDigit(character) ? character : ' ');
        }

        return letters.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static string Spelled(string text)
    {
        // half a surrogate pair cannot be normalised; going through runes replaces it
        var whole = string.Concat(text.EnumerateRunes());
        var spelled = new StringBuilder(whole.Length + 8);
        foreach (var character in whole.Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            spelled.Append(character switch
            {
                'ä' => "ae",
                'ö' => "oe",
                'ü' => "ue",
                'ß' => "ss",
                '+' => " plus ",
                '#' => " sharp ",
                '&' => " und ",
                _ => character.ToString(),
            });
        }

        return spelled.ToString();
    }

    // cut until nothing is left to cut, so that "Schein" and "Scheine" meet although one already looks like a plural
    private static string Stem(string token)
    {
        const int shortest = 4;
        foreach (var ending in (ReadOnlySpan<string>)["in", "n", "e", "s"])
        {
            if (token.Length >= shortest + ending.Length && token.EndsWith(ending, StringComparison.Ordinal))
            {
                return Stem(token[..^ending.Length]);
            }
        }

        return token;
    }
}
