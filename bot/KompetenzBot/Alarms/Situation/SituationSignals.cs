using System.Collections.Concurrent;
using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms.Situation;

/// <summary>Which alarms have changed in this instance since their situation was last drawn.</summary>
public sealed class SituationSignals
{
    private readonly ConcurrentDictionary<WorkId, bool> _changed = new();

    /// <summary>Something of the alarm has changed.</summary>
    public void Raise(WorkId alarm) => _changed[alarm] = true;

    /// <summary>Takes all changes so far.</summary>
    public IReadOnlyCollection<WorkId> Take()
    {
        WorkId[] changed = [.. _changed.Keys];
        foreach (var alarm in changed)
        {
            _changed.TryRemove(alarm, out _);
        }

        return changed;
    }
}
