using System.Globalization;

namespace KompetenzBot.Competences;

/// <summary>A chapter of the catalogue. As a word of a query it stands for any of its competences.</summary>
public sealed record CompetenceCategory(string Id, LocalizedText Name, LocalizedText Description, IReadOnlyList<string> Synonyms)
{
    public string NameIn(CultureInfo culture) => Name.For(culture);
}
