using System.Text.Json;

namespace KompetenzBot.Sandbox;

/// <summary>A message of the bot in a conversation, with everything it once said. Safe for concurrent use.</summary>
public sealed class TeamsMessage(string id, string conversationId, DateTimeOffset sentAt, JsonElement activity)
{
    private readonly Lock _gate = new();
    private volatile IReadOnlyList<JsonElement> _versions = [activity];
    private volatile bool _deleted;

    /// <summary>The activity id; ids of later messages are greater.</summary>
    public string Id => id;

    public string ConversationId => conversationId;

    public DateTimeOffset SentAt => sentAt;

    /// <summary>The activity as sent, then as of each update.</summary>
    public IReadOnlyList<JsonElement> Versions => _versions;

    public bool Deleted => _deleted;

    /// <summary>The activity as it stands now.</summary>
    public JsonElement Activity => _versions[^1];

    public string? Text => Activity.TextOf("text");

    /// <summary>The first Adaptive Card as it stands now; null when there is none.</summary>
    public JsonElement? Card => CardReader.CardIn(Activity);

    /// <summary>Whether the people concerned are alerted in Teams' activity feed.</summary>
    public bool Alerts => Activity.Property("channelData")?.Property("notification")?.Property("alert")?.ValueKind == JsonValueKind.True;

    internal void Update(JsonElement activity)
    {
        lock (_gate)
            _versions = [.. _versions, activity];
    }

    internal void Delete() => _deleted = true;
}
