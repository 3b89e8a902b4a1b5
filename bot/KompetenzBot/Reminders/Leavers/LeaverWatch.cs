using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Logging.Abstractions;

namespace KompetenzBot.Reminders.Leavers;

/// <summary>
/// Follows the directory for people who left. Its changes only say whom to look at: each of them, and each who is marked, is looked up before anything is
/// done. The bookmark moves on when everybody was dealt with, so that a fault anywhere only means that the same changes are read again.
/// </summary>
public sealed partial class LeaverWatch(
    IStaff staff, ILeaverBookmark bookmarks, IProfileStore profiles, Departures departures, TimeProvider time, ILogger<LeaverWatch>? logger = null) : IRecurringTask
{
    private static readonly TimeSpan Usually = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterAFault = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(30);
    private readonly ILogger _logger = logger ?? NullLogger<LeaverWatch>.Instance;

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (!staff.IsKnown || await bookmarks.TryTakeAsync(now, now + LongestLook, cancellationToken) is not { } taken)
        {
            return;
        }

        var (reached, next) = (taken.Bookmark, now + AfterAFault);
        try
        {
            if (await FollowAsync(taken.Bookmark, now, cancellationToken) is { } bookmark)
            {
                (reached, next) = (bookmark, now + Usually);
            }
        }
        finally
        {
            await bookmarks.PutBackAsync(taken, reached, next, CancellationToken.None);
        }
    }

    /// <summary>The new bookmark, or null where not everybody could be dealt with.</summary>
    private async Task<string?> FollowAsync(string? bookmark, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await staff.ReadChangesAsync(bookmark, cancellationToken) is not { } changes)
        {
            return null;
        }

        var (suspects, registered) = await FindSuspectsAsync(changes, cancellationToken);
        var looks = await staff.LookAsync([.. suspects.Select(suspect => suspect.User)], cancellationToken);
        var leaving = suspects.Count(suspect => suspect.LeftAt is null && looks.GetValueOrDefault(suspect.User) == Presence.Gone);
        if (!LeaverRules.IsPlausible(leaving, registered))
        {
            Log.NotPlausible(_logger, leaving, registered);
            return null;
        }

        var dealtWith = true;
        foreach (var suspect in suspects)
        {
            var presence = looks.GetValueOrDefault(suspect.User);
            dealtWith &= presence != Presence.Unknown && await TryDealAsync(suspect.User, presence, now, cancellationToken);
        }

        return dealtWith ? changes.Bookmark : null;
    }

    private async Task<(List<Profile> Suspects, int Registered)> FindSuspectsAsync(StaffChanges changes, CancellationToken cancellationToken)
    {
        List<Profile> suspects = [];
        var registered = 0;
        await foreach (var profile in profiles.ScanAsync(cancellationToken))
        {
            registered++;
            if (profile.LeftAt is not null || changes.Suspects(profile.User))
            {
                suspects.Add(profile);
            }
        }

        return (suspects, registered);
    }

    /// <summary>What fails for one person is tried again at the next look, and stops nobody else's.</summary>
    private async Task<bool> TryDealAsync(UserId user, Presence presence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            await departures.DealAsync(user, presence, now, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.Failed(_logger, exception);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The directory says that {Leaving} of {Registered} registered people are gone at once. Nobody is marked: check Graph:BaseUrl, the tenant and the directory.")]
        public static partial void NotPlausible(ILogger logger, int leaving, int registered);

        [LoggerMessage(LogLevel.Error, "Someone who may have left could not be dealt with; it is tried again.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
