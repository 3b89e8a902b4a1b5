namespace KompetenzBot.Delivery;

/// <summary>
/// What was written to each conversation lately, so that none gets more than Teams allows. Only conversations to which something was written within
/// minutes are remembered. Safe for concurrent use.
/// </summary>
public sealed class ConversationLimits(TimeProvider time)
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromSeconds(20);
    private readonly Lock _lock = new();
    private readonly Dictionary<int, ConversationWrites> _conversations = [];
    private readonly long _started = time.GetTimestamp();
    private TimeSpan _swept;

    /// <summary>How many conversations are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _conversations.Count;
            }
        }
    }

    private TimeSpan Now => time.GetElapsedTime(_started);

    /// <summary>Names a conversation. Two that share a name only wait for each other.</summary>
    public static int KeyOf(string conversation) => conversation.GetHashCode(StringComparison.Ordinal);

    /// <summary>How long to wait before the next message; zero: none.</summary>
    public TimeSpan WaitFor(int conversation)
    {
        lock (_lock)
        {
            return _conversations.TryGetValue(conversation, out var writes) ? writes.WaitAt(Now) : TimeSpan.Zero;
        }
    }

    /// <summary>Notes a message that leaves now. False, and nothing is noted, if it must wait.</summary>
    public bool TryWrite(int conversation)
    {
        lock (_lock)
        {
            var now = Now;
            var writes = Of(conversation, now);
            return writes.WaitAt(now) == TimeSpan.Zero && writes.Add(now);
        }
    }

    /// <summary>Notes a message that leaves now in any case.</summary>
    public void Write(int conversation)
    {
        lock (_lock)
        {
            var now = Now;
            Of(conversation, now).Add(now);
        }
    }

    /// <summary>The channel wants nothing more for this conversation for a while.</summary>
    public void Hold(int conversation, TimeSpan hold)
    {
        lock (_lock)
        {
            var now = Now;
            Of(conversation, now).HoldUntil(now + hold);
        }
    }

    private ConversationWrites Of(int conversation, TimeSpan now)
    {
        if (now - _swept >= BetweenSweeps)
        {
            _swept = now;
            foreach (var (key, writes) in _conversations)
            {
                if (writes.MayBeForgotten(now))
                {
                    _conversations.Remove(key);
                }
            }
        }

        if (!_conversations.TryGetValue(conversation, out var known))
        {
            _conversations[conversation] = known = new ConversationWrites();
        }

        return known;
    }
}
