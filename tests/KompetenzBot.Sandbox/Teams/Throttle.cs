namespace KompetenzBot.Sandbox;

/// <summary>Applies <see cref="TeamsLimits"/> to the app and to each conversation. Safe for concurrent use.</summary>
internal sealed class Throttle(TeamsLimits limits, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly RequestWindow _app = new(limits.App);
    private readonly Dictionary<string, RequestWindow> _conversations = new(StringComparer.Ordinal);

    /// <summary>Counts a request of the app.</summary>
    /// <returns>Zero when it passes, else what <c>Retry-After</c> says.</returns>
    public TimeSpan Enter()
    {
        lock (_gate)
            return Pass(_app);
    }

    /// <summary>Counts a message to one conversation; answers like <see cref="Enter()"/>.</summary>
    public TimeSpan Write(string conversation) => Enter("w|" + conversation, limits.Writes);

    /// <summary>Counts a question about one conversation; answers like <see cref="Enter()"/>.</summary>
    public TimeSpan Read(string conversation) => Enter("r|" + conversation, limits.Reads);

    private TimeSpan Enter(string key, IReadOnlyList<RateLimit> windows)
    {
        lock (_gate)
        {
            if (!_conversations.TryGetValue(key, out var window))
                _conversations[key] = window = new RequestWindow(windows);
            return Pass(window);
        }
    }

    private TimeSpan Pass(RequestWindow window)
    {
        var now = time.GetUtcNow();
        var wait = window.WaitAt(now);
        if (wait <= TimeSpan.Zero)
            window.Accept(now);
        return wait;
    }
}
