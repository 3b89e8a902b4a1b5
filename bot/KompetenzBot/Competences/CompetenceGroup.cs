using System.Globalization;

namespace KompetenzBot.Competences;

/// <summary>A word that stands for any of several competences, such as "Gebärdensprache" for every sign language.</summary>
public sealed record CompetenceGroup(string Id, LocalizedText Name, IReadOnlyList<string> Synonyms, IReadOnlyList<Competence> Members)
{
    public string NameIn(CultureInfo culture) => Name.For(culture);
}
