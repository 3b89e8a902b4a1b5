namespace KompetenzBot.Delivery;

/// <summary>What fails of several things that must not hold each other up. Not thread-safe.</summary>
internal sealed class Failures
{
    private readonly List<Exception> _all = [];

    /// <summary>Whether something has failed.</summary>
    public bool HasAny => _all.Count > 0;

    /// <summary>Does one of the things. Only a cancellation is thrown on.</summary>
    public async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _all.Add(exception);
        }
    }

    /// <summary>When everything was tried.</summary>
    /// <exception cref="AggregateException">Something has failed.</exception>
    public void Throw()
    {
        if (HasAny)
        {
            throw new AggregateException(_all);
        }
    }
}
