namespace KompetenzBot.Sandbox;

/// <summary>Stops what was started so far, last first, unless all went well.</summary>
internal sealed class Teardown : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> _started = new();

    public T Add<T>(T started)
        where T : IAsyncDisposable
    {
        _started.Push(started);
        return started;
    }

    /// <summary>Hands everything over to its new owner.</summary>
    public void Release() => _started.Clear();

    public async ValueTask DisposeAsync()
    {
        while (_started.TryPop(out var started))
            await started.DisposeAsync();
    }
}
