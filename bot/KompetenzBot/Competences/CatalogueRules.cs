namespace KompetenzBot.Competences;

/// <summary>What must hold inside a catalogue document before anything is built from it. Ambiguous words are found later, by the index.</summary>
internal static class CatalogueRules
{
    public static void Check(CatalogueDocument document)
    {
        string[] problems = [.. Ids(document), .. References(document), .. Texts(document), .. Circles(document)];
        if (problems.Length > 0)
        {
            throw new CatalogueException(problems);
        }
    }

    private static IEnumerable<string> Ids(CatalogueDocument document)
    {
        var words = document.Categories.Select(category => category.Id)
            .Concat(document.Groups.Select(group => group.Id))
            .Concat(document.Competences.Select(entry => entry.Id));
        return Repeated(words).Select(id => $"the id '{id}' is used twice")
            .Concat(Repeated(document.LevelSchemes.Select(scheme => scheme.Id)).Select(id => $"the level scheme '{id}' is declared twice"))
            .Concat(document.LevelSchemes.SelectMany(LevelIds));
    }

    private static IEnumerable<string> LevelIds(LevelSchemeDocument scheme)
    {
        if (scheme.Levels.Count == 0)
        {
            yield return $"the level scheme '{scheme.Id}' has no levels";
        }

        var keys = scheme.Levels.SelectMany(level =>
            new[] { level.Id, level.Name.De, level.Name.En }.Concat(level.Synonyms).Select(WordKey.Of).Distinct(StringComparer.Ordinal));
        foreach (var key in Repeated(keys))
        {
            yield return $"the level word '{key}' means two levels of '{scheme.Id}'";
        }
    }

    private static IEnumerable<string> References(CatalogueDocument document)
    {
        var categories = document.Categories.Select(category => category.Id).ToHashSet(StringComparer.Ordinal);
        var schemes = document.LevelSchemes.Select(scheme => scheme.Id).ToHashSet(StringComparer.Ordinal);
        var competences = document.Competences.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in document.Competences)
        {
            if (!categories.Contains(entry.Category))
            {
                yield return $"'{entry.Id}' is in the unknown category '{entry.Category}'";
            }

            if (entry.Levels is { } levels && !schemes.Contains(levels))
            {
                yield return $"'{entry.Id}' has the unknown level scheme '{levels}'";
            }

            foreach (var included in entry.Includes.Where(id => !competences.Contains(id)))
            {
                yield return $"'{entry.Id}' includes the unknown competence '{included}'";
            }
        }

        foreach (var group in document.Groups)
        {
            if (group.Members.Count == 0)
            {
                yield return $"the group '{group.Id}' has no members";
            }

            foreach (var member in group.Members.Where(id => !competences.Contains(id)))
            {
                yield return $"the group '{group.Id}' has the unknown member '{member}'";
            }
        }
    }

    private static IEnumerable<string> Texts(CatalogueDocument document) =>
        document.Categories.SelectMany(category => new[] { (category.Id, category.Name), (category.Id, category.Description) })
            .Concat(document.Groups.Select(group => (group.Id, group.Name)))
            .Concat(document.Competences.Select(entry => (entry.Id, entry.Name)))
            .Where(text => string.IsNullOrWhiteSpace(text.Item2.De) || string.IsNullOrWhiteSpace(text.Item2.En))
            .Select(text => $"'{text.Id}' lacks a German or English text");

    private static IEnumerable<string> Circles(CatalogueDocument document)
    {
        var includes = document.Competences.ToLookup(entry => entry.Id, entry => entry.Includes);
        return document.Competences.Where(entry => Reaches(entry.Id, entry.Id, includes, [])).Select(entry => $"'{entry.Id}' includes itself");
    }

    private static bool Reaches(string from, string target, ILookup<string, IReadOnlyList<string>> includes, HashSet<string> seen) =>
        includes[from].SelectMany(ids => ids).Any(id => id == target || (seen.Add(id) && Reaches(id, target, includes, seen)));

    private static IEnumerable<string> Repeated(IEnumerable<string> ids) =>
        ids.GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Skip(1).Any()).Select(same => same.Key);
}
