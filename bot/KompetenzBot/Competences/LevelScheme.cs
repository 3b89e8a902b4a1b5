using System.Globalization;

namespace KompetenzBot.Competences;

/// <summary>One step of a scheme, such as B1. The id is what profiles and queries store.</summary>
public sealed record Level(string Id, LocalizedText Name, IReadOnlyList<string> Synonyms)
{
    public string NameIn(CultureInfo culture) => Name.For(culture);
}

/// <summary>Levels in ascending order.</summary>
public sealed class LevelScheme(string id, IReadOnlyList<Level> levels)
{
    public string Id { get; } = id;

    public IReadOnlyList<Level> Levels { get; } = levels;

    public Level? Find(string levelId) => Levels.FirstOrDefault(level => level.Id == levelId);

    /// <summary>The level that a person means by a word: its id, a name or a synonym, however it is spelled.</summary>
    public Level? Understand(string word)
    {
        var key = WordKey.Of(word);
        return key.Length == 0 ? null : Levels.FirstOrDefault(level => level.Words().Any(known => WordKey.Of(known) == key));
    }

    /// <summary>The position in the order, 0 for the lowest; -1 for no level or one that the scheme does not have.</summary>
    public int RankOf(string? levelId)
    {
        for (var rank = 0; rank < Levels.Count; rank++)
        {
            if (Levels[rank].Id == levelId)
            {
                return rank;
            }
        }

        return -1;
    }
}

internal static class LevelWords
{
    public static IEnumerable<string> Words(this Level level) => [level.Id, level.Name.De, level.Name.En, .. level.Synonyms];
}
