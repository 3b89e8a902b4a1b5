using System.Globalization;
using System.Text.Json.Nodes;

namespace KompetenzBot.Sandbox;

/// <summary>What the simulated directory answers.</summary>
internal sealed record GraphReply(int Status, JsonObject? Body = null)
{
    public static GraphReply NotFound { get; } = Error(404, "Request_ResourceNotFound", "Resource does not exist or one of its queried reference-property objects are not present.");

    public static GraphReply NoMailbox { get; } = Error(404, "MailboxNotEnabledForRESTAPI", "The mailbox is either inactive, soft-deleted, or is hosted on-premise.");

    public static GraphReply Resync { get; } = Error(410, "resyncRequired", "Resync required. Start a new round of change tracking.");

    public TimeSpan? RetryAfter { get; init; }

    public string? RetryAfterSeconds => RetryAfter is { } wait ? Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture) : null;

    public static GraphReply Ok(JsonObject body) => new(200, body);

    public static GraphReply BadRequest(string message) => Error(400, "Request_BadRequest", message);

    public static GraphReply Error(int status, string code, string message) => new(status, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["code"] = code,
            ["message"] = message,
            ["innerError"] = new JsonObject { ["request-id"] = "00000000-0000-4000-8000-000000000000" },
        },
    });
}
