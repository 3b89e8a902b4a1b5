using System.Collections.Frozen;

namespace KompetenzBot.Competences;

/// <summary>A query with everything looked up in the catalogue that it needs. Immutable; safe to share between threads.</summary>
public abstract class PreparedQuery
{
    private protected PreparedQuery()
    {
    }

    /// <summary>Whether a person satisfies the query.</summary>
    public abstract bool Matches(in Candidate candidate);

    internal static PreparedQuery Of(CompetenceQuery query, CompetenceCatalogue catalogue) => query switch
    {
        AllOf all => new Every([.. all.Parts.Select(part => Of(part, catalogue))]),
        AnyOf any when !any.Options.All(IsSimple) => new Some([.. any.Options.Select(option => Of(option, catalogue))]),
        Not not => new None(Of(not.Part, catalogue)),
        AvailableAt at => new At(at.Time),
        _ => PreparedFloors.Of(query, catalogue),
    };

    private static bool IsSimple(CompetenceQuery query) => query is Holds || (query is AnyOf any && any.Options.All(IsSimple));

    private sealed class Every(PreparedQuery[] parts) : PreparedQuery
    {
        public override bool Matches(in Candidate candidate)
        {
            foreach (var part in parts)
            {
                if (!part.Matches(candidate))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private sealed class Some(PreparedQuery[] options) : PreparedQuery
    {
        public override bool Matches(in Candidate candidate)
        {
            foreach (var option in options)
            {
                if (option.Matches(candidate))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private sealed class None(PreparedQuery part) : PreparedQuery
    {
        public override bool Matches(in Candidate candidate) => !part.Matches(candidate);
    }

    private sealed class At(AvailableTimes time) : PreparedQuery
    {
        public override bool Matches(in Candidate candidate) => (candidate.Times & time) != AvailableTimes.None;
    }
}

/// <summary>Holding one of several competences as a table: for each that can satisfy the query, the least level that does.</summary>
internal sealed class PreparedFloors : PreparedQuery
{
    private readonly FrozenDictionary<string, Floor> _floors;

    private PreparedFloors(FrozenDictionary<string, Floor> floors) => _floors = floors;

    public override bool Matches(in Candidate candidate)
    {
        foreach (var one in candidate.Held)
        {
            if (_floors.TryGetValue(one.CompetenceId, out var floor) && floor.IsReachedBy(one.Level) && one.IsValidOn(candidate.Day))
            {
                return true;
            }
        }

        return false;
    }

    internal static new PreparedFloors Of(CompetenceQuery query, CompetenceCatalogue catalogue) => new(
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
