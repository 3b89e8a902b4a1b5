using KompetenzBot.Conversations;
using KompetenzBot.Platform.Graph;
using KompetenzBot.Reminders.Leavers;

namespace KompetenzBot.Directory;

/// <summary>Follows <c>users/delta</c> and looks people up in batches. Nobody waits for it: what is throttled is asked again when the directory said.</summary>
internal sealed partial class GraphStaff(GraphServiceClient graph, TimeProvider time, ILogger<GraphStaff> logger) : IStaff
{
    private const int Attempts = 4;
    private const int MostPages = 100_000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    public bool IsKnown => true;

    public async Task<StaffChanges?> ReadChangesAsync(string? bookmark, CancellationToken cancellationToken)
    {
        if (bookmark is not null)
        {
            var (changes, failure) = await FollowAsync(bookmark, cancellationToken);
            if (failure?.Kind is not (GraphFailureKind.Gone or GraphFailureKind.Refused))
            {
                return changes;
            }

            Log.StartsOver(logger, (int?)failure.Status, failure.Code);
        }

        return (await FollowAsync(null, cancellationToken)).Changes;
    }

    public async Task<IReadOnlyDictionary<UserId, Presence>> LookAsync(IReadOnlyCollection<UserId> people, CancellationToken cancellationToken)
    {
        Dictionary<UserId, Presence> seen = [];
        IReadOnlyCollection<UserId> open = people;
        for (var attempt = 1; open.Count > 0 && attempt <= Attempts; attempt++)
        {
            TimeSpan? pause = null;
            List<UserId> throttled = [];
            foreach (var some in open.Chunk(GraphServiceClient.MaximumBatch))
            {
                var answer = await RepeatAsync(token => graph.GetUsersAsync([.. some.Select(user => user.ToGuid())], token), cancellationToken);
                foreach (var (user, result) in some.Zip(answer.Value ?? []))
                {
                    seen[user] = PresenceOf(result);
                    if (result.Failure is { Kind: GraphFailureKind.Throttled } failure)
                    {
                        throttled.Add(user);
                        pause = Longer(pause, failure.RetryAfter ?? Pause);
                    }
                }
            }

            open = pause <= LongestPause ? throttled : [];
            if (open.Count > 0 && attempt < Attempts)
            {
                await Task.Delay(pause!.Value, time, cancellationToken);
            }
        }

        return seen;
    }

    private async Task<(StaffChanges? Changes, GraphFailure? Failure)> FollowAsync(string? bookmark, CancellationToken cancellationToken)
    {
        HashSet<UserId> present = [], gone = [];
        var link = bookmark;
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await RepeatAsync(token => graph.GetUsersDeltaAsync(link, token), cancellationToken);
            if (answer.Value is not { } changes)
            {
                Log.NotFollowed(logger, answer.Failure!.Kind, (int?)answer.Failure.Status, answer.Failure.Code);
                return (null, answer.Failure);
            }

            foreach (var change in changes.Value)
            {
                var user = UserId.Parse(change.Id.ToString());
                var left = change.Removed is not null || change.AccountEnabled == false;
                (left ? gone : present).Add(user);
                (left ? present : gone).Remove(user);
            }

            if (changes.DeltaLink is { } later)
            {
                return (new StaffChanges(bookmark is null, present, gone, later), null);
            }

            link = changes.NextLink;
        }

        return (null, null);
    }

    private static Presence PresenceOf(GraphResult<User> result) => result switch
    {
        { Value: { } user } => user.AccountEnabled == false ? Presence.Gone : Presence.Present,
        { Failure.Kind: GraphFailureKind.NotFound } => Presence.Gone,
        _ => Presence.Unknown,
    };

    private async Task<GraphResult<T>> RepeatAsync<T>(Func<CancellationToken, Task<GraphResult<T>>> ask, CancellationToken cancellationToken)
        where T : class
    {
        for (var attempt = 1; ; attempt++)
        {
            var result = await ask(cancellationToken);
            var pause = result.Failure?.RetryAfter ?? Pause;
            if (result.Failure?.Kind is not (GraphFailureKind.Throttled or GraphFailureKind.Unavailable) || attempt == Attempts || pause > LongestPause)
            {
                return result;
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    private static TimeSpan Longer(TimeSpan? one, TimeSpan other) => one > other ? one.Value : other;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The directory no longer knows what has changed since the last look ({Status} {Code}); everybody is read again.")]
        public static partial void StartsOver(ILogger logger, int? status, string? code);

        [LoggerMessage(LogLevel.Warning, "The changes of the directory could not be read: {Kind}, {Status} {Code}")]
        public static partial void NotFollowed(ILogger logger, GraphFailureKind kind, int? status, string? code);
    }
}
