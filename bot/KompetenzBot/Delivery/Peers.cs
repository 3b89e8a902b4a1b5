namespace KompetenzBot.Delivery;

/// <summary>
/// Which other instances are alive. Whoever says something new is; clocks need not agree for that. Pure but for what it remembers; not thread-safe.
/// </summary>
public sealed class Peers
{
    /// <summary>Whoever has said nothing new for so long is dead.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(7);

    /// <summary>What somebody left who has been dead for so long is cleared away.</summary>
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, (Heartbeat Last, TimeSpan At)> _known = new(StringComparer.Ordinal);

    /// <summary>Takes note of what all others said.</summary>
    /// <param name="seen">All of it.</param>
    /// <param name="now">A clock that is never set back.</param>
    /// <returns>What those who live said last; what of it is news; whose word is to be cleared away.</returns>
    public (IReadOnlyList<Heartbeat> Alive, IReadOnlyList<Heartbeat> News, IReadOnlyList<string> Gone) Note(IReadOnlyList<SeenHeartbeat> seen, TimeSpan now)
    {
        List<Heartbeat> news = [];
        foreach (var one in seen)
        {
            var (beat, isNew) = (one.Heartbeat, !_known.TryGetValue(one.Heartbeat.Instance, out var known));
            if (isNew || known.Last.Number != beat.Number)
            {
                // what is old when it is first seen was left by somebody who died before this instance was born
                _known[beat.Instance] = (beat, isNew && one.Age > Silence ? now - one.Age : now);
                if (one.Age <= Silence)
                {
                    news.Add(beat);
                }
            }
        }

        foreach (var absent in _known.Keys.Except(seen.Select(one => one.Heartbeat.Instance)).ToArray())
        {
            _known.Remove(absent);
        }

        return (
            [.. _known.Values.Where(one => now - one.At < Silence).Select(one => one.Last)],
            news,
            [.. _known.Where(one => now - one.Value.At >= Forgotten).Select(one => one.Key)]);
    }
}
