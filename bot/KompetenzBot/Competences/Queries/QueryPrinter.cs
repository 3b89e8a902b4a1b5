using System.Globalization;

namespace KompetenzBot.Competences;

/// <summary>How the names of a query are written.</summary>
internal enum NameStyle
{
    Plain,

    /// <summary>What a name shares with the one before it is left out: "Führerschein C oder CE".</summary>
    Short,

    Quoted,
}

/// <summary>Writes a query in one language and one style, with no more parentheses than people need.</summary>
internal sealed class QueryPrinter(CompetenceCatalogue catalogue, CultureInfo culture, NameStyle style)
{
    private const int LongestTail = 3;

    private static readonly LocalizedText AtLeast = new("mindestens", "at least");
    private static readonly LocalizedText OrWord = new("oder", "or");
    private static readonly LocalizedText AndWord = new("und", "and");
    private static readonly LocalizedText NotWord = new("nicht", "not");

    private string And => $" {AndWord.For(culture)} ";

    private string Or => $" {OrWord.For(culture)} ";

    public string Print(CompetenceQuery query) => query switch
    {
        AllOf all when all.Parts.Any(IsOrList) => Wide(all.Parts),
        AllOf all => Join(all.Parts, And),
        AnyOf { Label: null } any => Join(any.Options, Or),
        Not not => $"{NotWord.For(culture)} {Inner(not.Part)}",
        _ => Name(query),
    };

    /// <summary>"A oder B, und C und D": a comma instead of parentheses.</summary>
    private string Wide(IReadOnlyList<CompetenceQuery> parts)
    {
        List<string> pieces = [];
        List<CompetenceQuery> simple = [];
        foreach (var part in parts)
        {
            if (!IsOrList(part))
            {
                simple.Add(part);
                continue;
            }

            Flush();
            pieces.Add(Print(part));
        }

        Flush();
        return string.Join($",{And}", pieces);

        void Flush()
        {
            if (simple.Count > 0)
            {
                pieces.Add(Join(simple, And));
                simple.Clear();
            }
        }
    }

    private string Join(IReadOnlyList<CompetenceQuery> parts, string join) =>
        string.Join(join, parts.Select((part, index) => index > 0 && Tail(parts[index - 1], part) is { } tail ? tail : Inner(part)));

    private string Inner(CompetenceQuery query) => query is AllOf || IsOrList(query) ? $"({Join(query is AllOf all ? all.Parts : ((AnyOf)query).Options, query is AllOf ? And : Or)})" : Print(query);

    private static bool IsOrList(CompetenceQuery query) => query is AnyOf { Label: null };

    /// <summary>What is left of a name where the one before begins the same; null where that is too much to be seen at a glance.</summary>
    private string? Tail(CompetenceQuery before, CompetenceQuery query)
    {
        if (style != NameStyle.Short || before is not Holds || query is not Holds { MinimumLevel: null })
        {
            return null;
        }

        var (first, second) = (NameText(before), NameText(query));
        var (head, tail) = (HeadOf(first), second[HeadOf(second).Length..].Trim());
        return head.Length > 0 && head == HeadOf(second) && tail.Length <= LongestTail && tail.All(char.IsLetterOrDigit) ? tail : null;
    }

    private static string HeadOf(string name) => name.LastIndexOf(' ') is > 0 and var end ? name[..end] : string.Empty;

    private string Name(CompetenceQuery query)
    {
        var name = style == NameStyle.Quoted ? $"\"{NameText(query)}\"" : NameText(query);
        return LevelOf(query) is { } level ? $"{name} {AtLeast.For(culture)} {level.For(culture)}" : name;
    }

    private string NameText(CompetenceQuery query) => QueryDescription.NameOf(query, catalogue).For(culture);

    private LocalizedText? LevelOf(CompetenceQuery query) => query switch
    {
        Holds { MinimumLevel: { } level } holds => catalogue.Find(holds.CompetenceId)?.Levels?.Find(level)?.Name ?? new(level, level),
        AnyOf anyOf => anyOf.Options.Select(LevelOf).FirstOrDefault(),
        _ => null,
    };
}
