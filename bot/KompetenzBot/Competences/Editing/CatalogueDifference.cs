namespace KompetenzBot.Competences.Editing;

/// <summary>What is different between two catalogues, by names for people to read.</summary>
/// <param name="Added">New entries.</param>
/// <param name="Renamed">Entries with another name: the old one and the new one.</param>
/// <param name="Retired">Entries that are no longer offered.</param>
/// <param name="Changed">Entries with other synonyms, levels, categories or hints.</param>
public sealed record CatalogueDifference(IReadOnlyList<LocalizedText> Added, IReadOnlyList<(LocalizedText From, LocalizedText To)> Renamed, IReadOnlyList<LocalizedText> Retired, IReadOnlyList<LocalizedText> Changed)
{
    /// <summary>Whether nothing is different.</summary>
    public bool IsEmpty => Added.Count + Renamed.Count + Retired.Count + Changed.Count == 0;

    internal static CatalogueDifference Between(CatalogueDocument before, CatalogueDocument after)
    {
        var (old, now) = (Entries(before), Entries(after));
        return new CatalogueDifference(
            [.. now.Where(entry => !old.ContainsKey(entry.Key)).Select(entry => entry.Value.Name)],
            [.. now.Where(entry => old.TryGetValue(entry.Key, out var was) && was.Name != entry.Value.Name).Select(entry => (old[entry.Key].Name, entry.Value.Name))],
            [.. now.Where(entry => entry.Value.Retired && old.TryGetValue(entry.Key, out var was) && !was.Retired).Select(entry => entry.Value.Name)],
            [.. now.Where(entry => old.TryGetValue(entry.Key, out var was) && was.Details != entry.Value.Details).Select(entry => entry.Value.Name)]);
    }

    private static Dictionary<string, (LocalizedText Name, bool Retired, string Details)> Entries(CatalogueDocument document) => document.Competences
        .Select(entry => (entry.Id, entry.Name, entry.Retired, Details: string.Join('|', [entry.Category, entry.Levels ?? string.Empty, $"{entry.Validity}{entry.MayBeCalledElsewhere}", $"{entry.Hint}", .. entry.Synonyms.All(), .. entry.Includes])))
        .Concat(document.Categories.Select(category => (category.Id, category.Name, false, Details: string.Join('|', [$"{category.Description}", .. category.Synonyms.All()]))))
        .Concat(document.Groups.Select(group => (group.Id, group.Name, false, Details: string.Join('|', group.Members.Concat(group.Synonyms.All())))))
        .ToDictionary(entry => entry.Id, entry => (entry.Name, entry.Item3, entry.Details), StringComparer.Ordinal);
}
