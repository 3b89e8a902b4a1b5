using KompetenzBot.Platform.Graph;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Directory;

/// <summary>Asks the directory while a person waits: a passing fault is tried over, a slow or absent directory is soon given up.</summary>
internal sealed partial class QuickQuestions(Neighbours neighbours, TimeProvider time, ILogger<QuickQuestions> logger)
{
    private const int Attempts = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    /// <summary>The answer, also that there is no such thing; null where none came. Only the caller's own cancellation throws.</summary>
    /// <param name="what">For the log.</param>
    /// <param name="ask">The question.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<GraphResult<T>?> AskAsync<T>(string what, Func<CancellationToken, Task<GraphResult<T>>> ask, CancellationToken cancellationToken)
        where T : class
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var result = await ask(either.Token);
                if (result.Failure is not { Kind: not GraphFailureKind.NotFound } failure)
                {
                    neighbours.Succeeded(Neighbour.Directory);
                    return result;
                }

                if (attempt == Attempts || Pause(failure, attempt) is not { } pause)
                {
                    neighbours.Failed(Neighbour.Directory, failure.Kind.ToString());
                    Log.NotAnswered(logger, what, failure.Kind, (int?)failure.Status, failure.Code);
                    return null;
                }

                await Task.Delay(pause, time, either.Token);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            neighbours.Failed(Neighbour.Directory, "TooSlow");
            Log.NotAnswered(logger, what, GraphFailureKind.Unavailable, null, "TooSlow");
            return null;
        }
    }

    /// <summary>How long to wait before the next attempt; null: it would not help, or not soon enough.</summary>
    private static TimeSpan? Pause(GraphFailure failure, int attempt) => failure switch
    {
        { Kind: GraphFailureKind.Refused or GraphFailureKind.Gone } => null,
        { RetryAfter: { } told } => told <= LongestPause ? told : null,
        _ => FirstPause * attempt,
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The directory did not answer the question for {What}: {Kind}, {Status} {Code}")]
        public static partial void NotAnswered(ILogger logger, string what, GraphFailureKind kind, int? status, string? code);
    }
}
