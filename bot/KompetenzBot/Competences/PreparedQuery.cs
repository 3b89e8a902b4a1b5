using System.Collections.Frozen;

namespace KompetenzBot.Competences;

/// <summary>A query as a table: for each competence that can satisfy it, the least level that does.</summary>
public sealed class PreparedQuery
{
    private readonly FrozenDictionary<string, Floor> _floors;

    private PreparedQuery(FrozenDictionary<string, Floor> floors) => _floors = floors;

    public bool Matches(IReadOnlyCollection<HeldCompetence> held, DateOnly onDay)
    {
        ArgumentNullException.ThrowIfNull(held);
        foreach (var one in held)
        {
            if (_floors.TryGetValue(one.CompetenceId, out var floor) && floor.IsReachedBy(one.Level) && one.IsValidOn(onDay))
            {
                return true;
            }
        }

        return false;
    }

    internal static PreparedQuery Of(CompetenceQuery query, CompetenceCatalogue catalogue) => new(
        Floors(query, catalogue)
            .GroupBy(floor => floor.CompetenceId, (id, floors) => KeyValuePair.Create(id, floors.MinBy(floor => floor.Rank)))
            .ToFrozenDictionary(StringComparer.Ordinal));

    private static IEnumerable<Floor> Floors(CompetenceQuery query, CompetenceCatalogue catalogue) => query switch
    {
        Holds holds => catalogue.Satisfying(holds.CompetenceId).Select(id => FloorOf(id, holds, catalogue)),
        AnyOf anyOf => anyOf.Options.SelectMany(option => Floors(option, catalogue)),
        _ => throw new ArgumentOutOfRangeException(nameof(query)),
    };

    private static Floor FloorOf(string id, Holds holds, CompetenceCatalogue catalogue)
    {
        if (holds.MinimumLevel is null)
        {
            return new Floor(id, null, Floor.None);
        }

        var scheme = catalogue.Find(holds.CompetenceId)?.Levels;
        var rank = scheme?.RankOf(holds.MinimumLevel) ?? -1;
        return rank >= 0 && catalogue.Find(id)?.Levels == scheme ? new Floor(id, scheme, rank) : new Floor(id, null, Floor.Unreachable);
    }

    private readonly record struct Floor(string CompetenceId, LevelScheme? Scheme, int Rank)
    {
        public const int None = -1;
        public const int Unreachable = int.MaxValue;

        public bool IsReachedBy(string? level) => Rank == None || (Scheme is not null && Scheme.RankOf(level) >= Rank);
    }
}
