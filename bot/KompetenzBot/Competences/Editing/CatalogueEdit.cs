using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KompetenzBot.Competences.Editing;

/// <summary>Changes a catalogue by a text in JSON. Nothing is ever taken away: an entry that is no longer wanted is marked as retired, so that ids never change their meaning.</summary>
public static class CatalogueEdit
{
    private static readonly CatalogueJson Readable = new(new JsonSerializerOptions(CatalogueJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>The catalogue that is built into the product, as JSON.</summary>
    public static string Embedded()
    {
        using var json = typeof(CompetenceCatalogue).Assembly.GetManifestResourceStream(typeof(CompetenceCatalogue), "catalogue.json")!;
        return Write(CatalogueReader.Parse(json));
    }

    /// <summary>Applies changes to a catalogue and says what is different, or what is wrong with them.</summary>
    /// <param name="current">The catalogue as JSON.</param>
    /// <param name="changes">A whole catalogue or only the entries that change, as JSON.</param>
    public static CatalogueEditResult Apply(string current, string changes)
    {
        CataloguePatch? patch;
        try
        {
            patch = JsonSerializer.Deserialize(changes, CatalogueJson.Default.CataloguePatch);
        }
        catch (JsonException error)
        {
            return new CatalogueEditResult.Refused([new CatalogueProblem((int)(error.LineNumber ?? 0) + 1, error.Path is { Length: > 0 } path ? path : "$", string.Empty)]);
        }

        var before = Parse(current);
        var after = Merge(before, patch ?? new CataloguePatch());
        string[] problems = [.. LostLevels(before, after), .. Problems(after)];
        return problems.Length > 0
            ? new CatalogueEditResult.Refused([.. problems.Select(problem => new CatalogueProblem(LineOf(changes, problem), string.Empty, problem))])
            : new CatalogueEditResult.Changed(Write(after with { Version = before.Version + 1 }), CatalogueDifference.Between(before, after));
    }

    /// <summary>A stored catalogue with the entries that the product has gained since: what administrators changed stays as they changed it.</summary>
    public static string WithNewEntries(string stored, string embedded)
    {
        var (mine, theirs) = (Parse(stored), Parse(embedded));
        var both = mine with
        {
            LevelSchemes = Gained(mine.LevelSchemes, theirs.LevelSchemes, scheme => scheme.Id),
            Categories = Gained(mine.Categories, theirs.Categories, category => category.Id),
            Competences = Gained(mine.Competences, theirs.Competences, entry => entry.Id),
            Groups = Gained(mine.Groups, theirs.Groups, group => group.Id),
        };

        // what the product gains may contradict what administrators wrote, such as a synonym: then theirs stands alone
        return Problems(both).Count == 0 ? Write(both) : stored;
    }

    /// <summary>The changes that lead from a catalogue back to an earlier one: what it said then, and everything that has come since as retired.</summary>
    public static string Back(string current, string earlier)
    {
        var (now, then) = (Parse(current), Parse(earlier));
        var known = then.Competences.Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        return Write(then with { Competences = [.. then.Competences, .. now.Competences.Where(entry => !known.Contains(entry.Id)).Select(entry => entry with { Retired = true })] });
    }

    private static CatalogueDocument Parse(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return CatalogueReader.Parse(stream);
    }

    private static string Write(CatalogueDocument document) => JsonSerializer.Serialize(document, Readable.CatalogueDocument);

    private static CatalogueDocument Merge(CatalogueDocument before, CataloguePatch patch) => before with
    {
        LevelSchemes = Merged(before.LevelSchemes, patch.LevelSchemes, scheme => scheme.Id),
        Categories = Merged(before.Categories, patch.Categories, category => category.Id),
        Groups = Merged(before.Groups, patch.Groups, group => group.Id),
        Competences = Merged(before.Competences, patch.Competences, entry => entry.Id),
    };

    private static T[] Merged<T>(IReadOnlyList<T> before, IReadOnlyList<T> changed, Func<T, string> id)
    {
        var byId = changed.GroupBy(id, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last(), StringComparer.Ordinal);
        var known = before.Select(id).ToHashSet(StringComparer.Ordinal);
        return [.. before.Select(one => byId.GetValueOrDefault(id(one)) ?? one), .. byId.Where(pair => !known.Contains(pair.Key)).Select(pair => pair.Value)];
    }

    private static T[] Gained<T>(IReadOnlyList<T> mine, IReadOnlyList<T> theirs, Func<T, string> id)
    {
        var known = mine.Select(id).ToHashSet(StringComparer.Ordinal);
        return [.. mine, .. theirs.Where(one => !known.Contains(id(one)))];
    }

    /// <summary>Profiles hold levels by their ids.</summary>
    private static IEnumerable<string> LostLevels(CatalogueDocument before, CatalogueDocument after)
    {
        var schemes = after.LevelSchemes.ToDictionary(scheme => scheme.Id, scheme => scheme.Levels.Select(level => level.Id).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        var lost = from scheme in before.LevelSchemes
                   from level in scheme.Levels
                   where schemes.TryGetValue(scheme.Id, out var levels) && !levels.Contains(level.Id)
                   select $"the level '{level.Id}' of '{scheme.Id}' is missing, but profiles may hold it";
        var used = before.Competences.ToDictionary(entry => entry.Id, entry => entry.Levels, StringComparer.Ordinal);
        var moved = after.Competences.Where(entry => used.TryGetValue(entry.Id, out var levels) && levels is not null && levels != entry.Levels)
            .Select(entry => $"'{entry.Id}' has another level scheme, but profiles may hold levels of the old one");
        return lost.Concat(moved);
    }

    private static IReadOnlyList<string> Problems(CatalogueDocument document)
    {
        try
        {
            CatalogueReader.Read(document);
            return [];
        }
        catch (CatalogueException error)
        {
            return error.Problems;
        }
    }

    /// <summary>The line that names the entry which a problem is about; 1 where none does.</summary>
    private static int LineOf(string changes, string problem)
    {
        var lines = changes.Split('\n');
        foreach (var word in problem.Split('\'').Where((_, i) => i % 2 == 1))
        {
            var line = Array.FindIndex(lines, text => text.Contains($"\"{word}\"", StringComparison.Ordinal));
            if (line >= 0)
            {
                return line + 1;
            }
        }

        return 1;
    }
}

/// <summary>What became of a change.</summary>
public abstract record CatalogueEditResult
{
    private CatalogueEditResult()
    {
    }

    /// <summary>The new catalogue as JSON, and what is different.</summary>
    public sealed record Changed(string Json, CatalogueDifference Difference) : CatalogueEditResult;

    /// <summary>Everything that is wrong.</summary>
    public sealed record Refused(IReadOnlyList<CatalogueProblem> Problems) : CatalogueEditResult;
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Line">In the text of the changes, from 1.</param>
/// <param name="Path">Where in the JSON, if it does not have the shape of a catalogue there; else empty.</param>
/// <param name="Reason">What is wrong with what it says; empty where the shape is.</param>
public sealed record CatalogueProblem(int Line, string Path, string Reason);
