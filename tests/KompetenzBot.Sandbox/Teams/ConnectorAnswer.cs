using System.Text.Json.Nodes;

namespace KompetenzBot.Sandbox;

internal sealed record ConnectorAnswer(int Status, JsonNode? Body = null)
{
    public string? Code { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public bool Accepted => Status < 300;

    public static ConnectorAnswer Resource(string id) => new(201, new JsonObject { ["id"] = id });

    public static ConnectorAnswer Error(int status, string code, string message) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }) { Code = code };

    public static ConnectorAnswer Throttled(TimeSpan wait) =>
        Error(429, "TooManyRequests", "The rate limit of the app or of the conversation is exceeded.") with { RetryAfter = wait };

    public static ConnectorAnswer ConversationNotFound => Error(404, "ConversationNotFound", "Conversation not found.");

    public static ConnectorAnswer ActivityNotFound => Error(404, "ActivityNotFoundInConversation", "The conversation has no such activity.");

    /// <summary>The other shape of a refusal: the message is itself a JSON text.</summary>
    public static ConnectorAnswer WritesBlocked => new(403, new JsonObject
    {
        ["errorCode"] = 209,
        ["message"] = new JsonObject { ["subCode"] = "MessageWritesBlocked", ["details"] = "Writes to this thread are blocked." }.ToJsonString(),
    })
    { Code = "MessageWritesBlocked" };
}
