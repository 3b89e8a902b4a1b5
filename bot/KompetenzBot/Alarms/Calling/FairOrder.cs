using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using KompetenzBot.Delivery;
using KompetenzBot.Profiles;

namespace KompetenzBot.Alarms.Calling;

/// <summary>
/// Spreads the load: first who was deployed least within a year, then who was not called for longest, then a shuffle that is the same whenever it is
/// done for one alarm. What people answered plays no part.
/// </summary>
public sealed class FairOrder(WorkId alarm, DateTimeOffset now) : IComparer<Profile>
{
    private static readonly TimeSpan Recently = TimeSpan.FromDays(365);
    private readonly Dictionary<Profile, (int Deployments, int CalledOn, ulong Shuffle)> _keys = new(ReferenceEqualityComparer.Instance);

    /// <inheritdoc/>
    public int Compare(Profile? x, Profile? y) => KeyOf(x!).CompareTo(KeyOf(y!));

    private (int Deployments, int CalledOn, ulong Shuffle) KeyOf(Profile profile)
    {
        if (!_keys.TryGetValue(profile, out var key))
        {
            var shuffle = BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{alarm.Value}|{profile.User}")));
            key = (profile.Deployments.Count(deployment => now - deployment.To < Recently), profile.CalledOn?.DayNumber ?? 0, shuffle);
            _keys.Add(profile, key);
        }

        return key;
    }
}
