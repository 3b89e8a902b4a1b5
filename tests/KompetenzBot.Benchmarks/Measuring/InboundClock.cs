namespace KompetenzBot.Benchmarks;

/// <summary>Takes the time of a request to the bot on the wire, without what the simulated client does before and after it.</summary>
internal sealed class InboundClock() : DelegatingHandler(new SocketsHttpHandler())
{
    private static readonly AsyncLocal<Lap?> Current = new();

    /// <summary>Times the one request that is sent while the action runs.</summary>
    public static async Task<Lap> TimeAsync(Func<Task> action)
    {
        var lap = new Lap();
        Current.Value = lap;
        await action();
        return lap;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var lap = Current.Value;
        lap?.Begin();
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        lap?.End();
        return response;
    }
}

/// <summary>Begin and end of one request.</summary>
internal sealed class Lap
{
    private long _end;

    public long Started { get; private set; }

    /// <summary>From the request to the whole response.</summary>
    public TimeSpan Taken => TimeProvider.System.GetElapsedTime(Started, _end);

    public void Begin() => Started = TimeProvider.System.GetTimestamp();

    public void End() => _end = TimeProvider.System.GetTimestamp();
}
