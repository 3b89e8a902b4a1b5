using System.Text.Json;

namespace KompetenzBot.Competences;

/// <summary>Reads a catalogue from JSON and refuses one that contradicts itself.</summary>
internal static class CatalogueReader
{
    public static CompetenceCatalogue Read(Stream json) => Read(Parse(json));

    public static CompetenceCatalogue Read(CatalogueDocument document)
    {
        CatalogueRules.Check(document);
        return Build(document);
    }

    public static CatalogueDocument Parse(Stream json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, CatalogueJson.Default.CatalogueDocument) ?? throw new CatalogueException(["it is empty"]);
        }
        catch (JsonException error)
        {
            throw new CatalogueException([error.Message], error);
        }
    }

    private static CompetenceCatalogue Build(CatalogueDocument document)
    {
        var schemes = document.LevelSchemes.ToDictionary(
            scheme => scheme.Id,
            scheme => new LevelScheme(scheme.Id, [.. scheme.Levels.Select(level => new Level(level.Id, level.Name, level.Synonyms))]));
        var categories = document.Categories.ToDictionary(
            category => category.Id,
            category => new CompetenceCategory(category.Id, category.Name, category.Description, category.Synonyms.All()));
        var competences = document.Competences.ToDictionary(
            entry => entry.Id,
            entry => new Competence(entry.Id, categories[entry.Category], entry.Name)
            {
                Synonyms = entry.Synonyms.All(),
                Levels = entry.Levels is null ? null : schemes[entry.Levels],
                HasValidity = entry.Validity,
                MayBeCalledElsewhere = entry.MayBeCalledElsewhere,
                Includes = entry.Includes,
                Hint = entry.Hint,
                IsRetired = entry.Retired,
            });
        var groups = document.Groups.Select(group =>
            new CompetenceGroup(group.Id, group.Name, group.Synonyms.All(), [.. group.Members.Select(member => competences[member])]));

        return new CompetenceCatalogue(
            document.Version,
            [.. document.Categories.Select(category => categories[category.Id])],
            [.. document.Competences.Select(entry => competences[entry.Id])],
            [.. groups],
            [.. document.Competences.SelectMany(entry => Phrases(entry, document))]);
    }

    private static IEnumerable<CatalogueWord> Phrases(CompetenceDocument entry, CatalogueDocument document)
    {
        var phrases = document.Categories.First(category => category.Id == entry.Category).Phrases;
        return Filled(phrases.De, [entry.Name.De, .. entry.Synonyms.De]).Concat(Filled(phrases.En, [entry.Name.En, .. entry.Synonyms.En]))
            .Select(text => new CatalogueWord(text, entry.Name, new Holds(entry.Id)));
    }

    private static IEnumerable<string> Filled(IReadOnlyList<string> phrases, string[] words) =>
        phrases.SelectMany(phrase => words.Select(word => phrase.Replace("{name}", word, StringComparison.Ordinal)));
}
