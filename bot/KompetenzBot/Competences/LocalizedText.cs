using System.Globalization;

namespace KompetenzBot.Competences;

/// <summary>A text in the two languages of the product.</summary>
public sealed record LocalizedText(string De, string En)
{
    /// <summary>English for English cultures, German for every other one: German is the language of the house.</summary>
    public string For(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.TwoLetterISOLanguageName == "en" ? En : De;
    }
}
