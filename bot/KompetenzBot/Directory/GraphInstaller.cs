using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Graph;

namespace KompetenzBot.Directory;

/// <summary>Installs the app through the directory, at a pace of its own.</summary>
internal sealed partial class GraphInstaller(GraphServiceClient graph, Guid app, TimeProvider time, ILogger<GraphInstaller> logger) : IAppInstaller, IDisposable
{
    /// <summary>A little below what the directory allows of these requests.</summary>
    private const double RequestsPerSecond = 29;

    private const int AtOnce = 4;
    private readonly Pace _pace = new(RequestsPerSecond, AtOnce, time);

    public SharedPace Pace => field ??= new SharedPace(SharedPace.Directory, _pace);

    public async Task<SendOutcome?> InstallAsync(UserId user, CancellationToken cancellationToken)
    {
        using var turn = await _pace.EnterAsync(WorkPriority.Alarms, cancellationToken);
        if (await graph.InstallAppAsync(user.ToGuid(), app, cancellationToken) is not { } failure)
        {
            return null;
        }

        Log.NotInstalled(logger, failure.Kind, (int?)failure.Status, failure.Code);
        if (failure is { Kind: GraphFailureKind.Throttled, RetryAfter: { } wait })
        {
            _pace.Refused(wait);
        }

        return failure.Kind is GraphFailureKind.Throttled or GraphFailureKind.Unavailable ? new SendOutcome.Retry("NotYetInstalled", failure.RetryAfter) : NoInstaller.NotInstalled;
    }

    public void Dispose() => _pace.Dispose();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The app could not be installed for somebody who has a part in something: {Kind}, {Status} {Code}")]
        public static partial void NotInstalled(ILogger logger, GraphFailureKind kind, int? status, string? code);
    }
}
