namespace KompetenzBot.Competences.Editing;

/// <summary>What is different between two catalogues, by names for people to read.</summary>
/// <param name="Added">New entries.</param>
/// <param name="Renamed">Entries with another name: the old one and the new one.</param>
/// <param name="Retired">Entries that are no longer offered.</param>
/// <param name="Changed">Entries with other synonyms, levels, categories or hints, and those that are offered again.</param>
public sealed record CatalogueDifference(IReadOnlyList<LocalizedText> Added, IReadOnlyList<(LocalizedText From, LocalizedText To)> Renamed, IReadOnlyList<LocalizedText> Retired, IReadOnlyList<LocalizedText> Changed)
{
    /// <summary>Whether nothing is different.</summary>
    public bool IsEmpty => Added.Count + Renamed.Count + Retired.Count + Changed.Count == 0;

    internal static CatalogueDifference Between(CatalogueDocument before, CatalogueDocument after)
    {
        var (old, now) = (Entries(before), Entries(after));
        (Entry Was, Entry Is)[] both = [.. now.Where(entry => old.ContainsKey(entry.Key)).Select(entry => (old[entry.Key], entry.Value))];
        return new CatalogueDifference(
            [.. now.Where(entry => !old.ContainsKey(entry.Key)).Select(entry => entry.Value.Name)],
            [.. both.Where(pair => pair.Was.Name != pair.Is.Name).Select(pair => (pair.Was.Name, pair.Is.Name))],
            [.. both.Where(pair => pair.Is.Retired && !pair.Was.Retired).Select(pair => pair.Is.Name)],
            [.. both.Where(pair => pair.Was.Details != pair.Is.Details || (pair.Was.Retired && !pair.Is.Retired)).Select(pair => pair.Is.Name)]);
    }

    private static Dictionary<string, Entry> Entries(CatalogueDocument document) => document.Competences.Select(Of)
        .Concat(document.Categories.Select(Of))
        .Concat(document.Groups.Select(Of))
        .Concat(document.LevelSchemes.Select(Of))
        .ToDictionary(entry => entry.Id, StringComparer.Ordinal);

    private static Entry Of(CompetenceDocument entry) => new(
        entry.Id, entry.Name, entry.Retired, Join([entry.Category, entry.Levels ?? string.Empty, $"{entry.Validity}{entry.MayBeCalledElsewhere}", $"{entry.Hint}", .. entry.Synonyms.All(), .. entry.Includes]));

    private static Entry Of(CategoryDocument category) =>
        new($"category {category.Id}", category.Name, Retired: false, Join([$"{category.Description}", .. category.Synonyms.All(), .. category.Phrases.All()]));

    private static Entry Of(GroupDocument group) => new($"group {group.Id}", group.Name, Retired: false, Join([.. group.Members, .. group.Synonyms.All()]));

    private static Entry Of(LevelSchemeDocument scheme) => new(
        $"levels {scheme.Id}", new LocalizedText(scheme.Id, scheme.Id), Retired: false, Join([.. scheme.Levels.SelectMany(level => (string[])[level.Id, $"{level.Name}", .. level.Synonyms])]));

    private static string Join(IEnumerable<string> parts) => string.Join('|', parts);

    private sealed record Entry(string Id, LocalizedText Name, bool Retired, string Details);
}
