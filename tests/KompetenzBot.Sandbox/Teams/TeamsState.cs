using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace KompetenzBot.Sandbox;

/// <summary>Accounts, messages and requests of one simulated Teams. Safe for concurrent use.</summary>
internal sealed class TeamsState(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, TeamsAccount> _byConversation = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TeamsAccount> _byAnyId = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, IReadOnlyList<TeamsMessage>> _messages = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<ConnectorRequest> _requests = new();
    private long _lastId;
    private int _messageCount;

    public Changes Changes { get; } = new();

    public IReadOnlyList<ConnectorRequest> Requests => [.. _requests];

    public int RequestCount => _requests.Count;

    public int MessageCount => Volatile.Read(ref _messageCount);

    public IEnumerable<TeamsMessage> AllMessages => _messages.Values.SelectMany(messages => messages);

    public void Add(TeamsAccount account)
    {
        _byConversation[account.ConversationId] = account;
        _byAnyId[account.AadObjectId] = account;
        _byAnyId[account.TeamsId] = account;
    }

    public TeamsAccount? AccountOf(string? userId) => userId is not null && _byAnyId.TryGetValue(userId, out var account) ? account : null;

    public TeamsAccount? AccountIn(string conversationId) => _byConversation.GetValueOrDefault(conversationId);

    public IReadOnlyList<TeamsMessage> MessagesIn(string conversationId) => _messages.GetValueOrDefault(conversationId, []);

    public TeamsMessage? Find(string conversationId, string activityId) =>
        MessagesIn(conversationId).FirstOrDefault(message => message.Id == activityId && !message.Deleted);

    public TeamsMessage Store(string conversationId, JsonElement activity)
    {
        var message = new TeamsMessage(NewId(), conversationId, time.GetUtcNow(), activity);
        _messages.AddOrUpdate(conversationId, [message], (_, before) => [.. before, message]);
        Interlocked.Increment(ref _messageCount);
        return message;
    }

    public void Record(ConnectorRequest request)
    {
        _requests.Enqueue(request);
        Changes.Announce();
    }

    /// <summary>Milliseconds since 1970, as Teams numbers messages, but never the same twice.</summary>
    public string NewId()
    {
        while (true)
        {
            var last = Volatile.Read(ref _lastId);
            var next = Math.Max(last + 1, time.GetUtcNow().ToUnixTimeMilliseconds());
            if (Interlocked.CompareExchange(ref _lastId, next, last) == last)
                return next.ToString(CultureInfo.InvariantCulture);
        }
    }
}
