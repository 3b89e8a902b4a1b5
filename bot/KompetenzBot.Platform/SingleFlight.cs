namespace KompetenzBot.Platform;

/// <summary>
/// Runs one piece of work at a time; who comes while it runs waits for the same run. A caller's cancellation ends only that caller's wait.
/// </summary>
internal sealed class SingleFlight<T>(Func<Task<T>> work)
{
    private readonly Lock _gate = new();
    private Task<T>? _flight;

    public Task<T> JoinAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_flight is not { IsCompleted: false })
            {
                _flight = Task.Run(work, CancellationToken.None);
            }

            return _flight.WaitAsync(cancellationToken);
        }
    }
}
