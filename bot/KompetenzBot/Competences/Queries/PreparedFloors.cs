using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace KompetenzBot.Competences;

/// <summary>Any of several competences as a table: for each competence that can satisfy one of them, the least level that does.</summary>
internal sealed class PreparedFloors : PreparedQuery
{
    private readonly FrozenDictionary<string, Floor> _floors;

    private PreparedFloors(FrozenDictionary<string, Floor> floors) => _floors = floors;

    public static PreparedFloors Of(IEnumerable<Holds> options, CompetenceCatalogue catalogue) => new(
        options.SelectMany(holds => catalogue.Satisfying(holds.CompetenceId).Select(id => FloorOf(id, holds, catalogue)))
            .GroupBy(floor => floor.CompetenceId, (id, floors) => KeyValuePair.Create(id, floors.MinBy(floor => floor.Rank)))
            .ToFrozenDictionary(StringComparer.Ordinal));

    public override bool Matches(in Candidate candidate)
    {
        for (var i = 0; i < candidate.Held.Count; i++)
        {
            var held = candidate.Held[i];
            if (_floors.TryGetValue(held.CompetenceId, out var floor) && floor.IsReachedBy(held.Level) && held.IsValidOn(candidate.Day))
            {
                return true;
            }
        }

        return false;
    }

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

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Floor(string CompetenceId, LevelScheme? Scheme, int Rank)
    {
        public const int None = -1;
        public const int Unreachable = int.MaxValue;

        public bool IsReachedBy(string? level) => Rank == None || (Scheme is not null && Scheme.RankOf(level) >= Rank);
    }
}
