using System.Collections.Concurrent;
using KompetenzBot.Conversations;
using KompetenzBot.Profiles;

namespace KompetenzBot.Storage;

/// <summary>Profiles that were just read because they are about to be needed. Safe for concurrent use.</summary>
internal sealed class RecentProfiles(TimeProvider time)
{
    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<UserId, (Profile? Profile, long At)> _known = new();
    private int _writes;

    /// <summary>Begins to read: what is written by this instance before it ends makes it useless.</summary>
    public (int Writes, long At) Begin() => (Volatile.Read(ref _writes), time.GetTimestamp());

    /// <summary>Keeps what was read of these people; null where there is none.</summary>
    public void Keep((int Writes, long At) begun, IEnumerable<(UserId User, Profile? Profile)> read)
    {
        foreach (var (user, known) in _known)
        {
            if (!IsRecent(known.At))
            {
                _known.TryRemove(user, out _);
            }
        }

        foreach (var (user, profile) in read)
        {
            _known[user] = (profile, begun.At);
        }

        if (Volatile.Read(ref _writes) != begun.Writes)
        {
            _known.Clear();
        }
    }

    /// <summary>Whether it is known what this person's profile says, or that they have none.</summary>
    public bool TryFind(UserId user, out Profile? profile)
    {
        var found = _known.TryGetValue(user, out var known) && IsRecent(known.At);
        profile = found ? known.Profile : null;
        return found;
    }

    /// <summary>Something is written about a person.</summary>
    public void Forget(UserId user)
    {
        Interlocked.Increment(ref _writes);
        _known.TryRemove(user, out _);
    }

    private bool IsRecent(long at) => time.GetElapsedTime(at) < Recent;
}
