namespace KompetenzBot.Sandbox;

/// <summary>Lets tests wait for a condition without polling: whoever changes something announces it, and waiters look again.</summary>
internal sealed class Changes
{
    private TaskCompletionSource _next = NewSource();

    public void Announce() => Interlocked.Exchange(ref _next, NewSource()).SetResult();

    /// <summary>Returns as soon as the condition holds.</summary>
    /// <exception cref="TimeoutException">The condition did not become true; the wall clock counts, since this only guards against hanging.</exception>
    public async Task WaitForAsync(Func<bool> condition, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var giveUp = new CancellationTokenSource(timeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(giveUp.Token, cancellationToken);
        while (true)
        {
            var next = Volatile.Read(ref _next).Task;
            if (condition())
                return;
            try
            {
                await next.WaitAsync(either.Token);
            }
            catch (OperationCanceledException exception) when (giveUp.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"The awaited condition did not become true within {timeout}.", exception);
            }
        }
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
