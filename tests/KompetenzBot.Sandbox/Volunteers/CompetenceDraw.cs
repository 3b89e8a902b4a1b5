namespace KompetenzBot.Sandbox;

/// <summary>Draws competences as they occur among staff: many languages, some licences, few interpreters.</summary>
internal sealed class CompetenceDraw(IReadOnlyList<CatalogueEntry> catalogue, DateOnly today)
{
    /// <summary>How much more common than the rest of their category these are; ids that the catalogue does not know do no harm.</summary>
    private static readonly Dictionary<string, double> Common = new(StringComparer.Ordinal)
    {
        ["english"] = 40, ["turkish"] = 12, ["polish"] = 12, ["russian"] = 12, ["arabic"] = 10, ["french"] = 10, ["spanish"] = 8, ["ukrainian"] = 6,
        ["driving-licence-b"] = 24, ["driving-licence-c"] = 18, ["driving-licence-ce"] = 8, ["forklift"] = 6,
        ["first-aid"] = 20, ["fire-warden"] = 6, ["dgs"] = 6,
    };

    private readonly ILookup<string, CatalogueEntry> _byCategory = catalogue.ToLookup(entry => entry.Category, StringComparer.Ordinal);

    public IReadOnlyList<VolunteerCompetence> Draw(Random random)
    {
        var wanted = 1 + random.Next(6);
        var drawn = new Dictionary<string, VolunteerCompetence>(StringComparer.Ordinal);
        for (var attempt = 0; attempt < wanted && catalogue.Count > 0; attempt++)
        {
            var entry = PickEntry(random);
            drawn[entry.Id] = new VolunteerCompetence(entry.Id, PickLevel(entry, random), PickValidity(entry, random));
        }

        return [.. drawn.Values];
    }

    private CatalogueEntry PickEntry(Random random)
    {
        var categories = _byCategory.Select(category => category.Key).ToArray();
        var category = Weighted(categories, (name, _) => WeightOf(name), random);
        return Weighted([.. _byCategory[category]], (entry, _) => Common.GetValueOrDefault(entry.Id, 1), random);
    }

    /// <summary>Categories that are not named here are as common as the rest.</summary>
    private static double WeightOf(string category) => category switch
    {
        "languages" => 4,
        "driving" => 3.5,
        "training" or "it" => 1.5,
        "accessible-communication" => 0.8,
        "missions" => 0.4,
        _ => 1,
    };

    private static string? PickLevel(CatalogueEntry entry, Random random) => entry.Levels.Count == 0
        ? null
        : Weighted(entry.Levels, (_, index) => 1.0 / (1 + Math.Abs(index - entry.Levels.Count / 2)), random);

    private DateOnly? PickValidity(CatalogueEntry entry, Random random) =>
        entry.Expires && random.Next(3) > 0 ? today.AddDays(random.Next(-60, 5 * 365)) : null;

    private static T Weighted<T>(IReadOnlyList<T> items, Func<T, int, double> weight, Random random)
    {
        var weights = items.Select(weight).ToArray();
        var left = random.NextDouble() * weights.Sum();
        for (var index = 0; index < weights.Length - 1; index++)
        {
            if ((left -= weights[index]) < 0)
                return items[index];
        }

        return items[^1];
    }
}
