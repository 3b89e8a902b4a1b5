using System.Collections.Concurrent;
using KompetenzBot.Conversations;

namespace KompetenzBot.Alarms.Matching;

/// <summary>Bounds how often a person may ask how many match: enough for work, too few to find somebody out. Counted by this instance.</summary>
public sealed class MatchQuota
{
    /// <summary>As many searches a person may make in <see cref="Window"/>.</summary>
    public const int MostSearches = 20;

    /// <summary>As many previews of alarms a person may see in <see cref="Window"/>: a crisis must not wait for it.</summary>
    public const int MostPreviews = 60;

    /// <summary>The time in which is counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<(UserId User, int Most), DateTimeOffset[]> _asked = new();

    /// <summary>Counts one more question. False: there were too many.</summary>
    public bool TryTake(UserId user, int most, DateTimeOffset now)
    {
        while (true)
        {
            var known = _asked.GetOrAdd((user, most), _ => []);
            var recent = known.Where(at => now - at < Window).ToArray();
            if (recent.Length >= most)
            {
                return false;
            }

            if (_asked.TryUpdate((user, most), [.. recent, now], known))
            {
                return true;
            }
        }
    }
}
