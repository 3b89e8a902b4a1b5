using System.Net;
using System.Text.Json;

namespace KompetenzBot.Sandbox;

/// <summary>What came of something that a person did.</summary>
/// <param name="Status">The bot's HTTP status; null when the client sent nothing because of <see cref="InputErrors"/>.</param>
/// <param name="Body">The bot's answer; only invokes have one.</param>
public sealed record BotAnswer(HttpStatusCode? Status, JsonElement? Body = null)
{
    /// <summary>By input id: why the client refused to send.</summary>
    public IReadOnlyDictionary<string, string> InputErrors { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public bool Sent => Status is not null;

    /// <summary>The <c>statusCode</c> within the answer to an invoke.</summary>
    public int? InvokeStatus => Body?.Property("statusCode") is { ValueKind: JsonValueKind.Number } status ? status.GetInt32() : null;

    /// <summary>The <c>type</c> of the answer to an invoke.</summary>
    public string? InvokeType => Body?.TextOf("type");

    /// <summary>The card that replaces the clicked one for this client.</summary>
    public JsonElement? Card => IsInvoke(CardReader.ContentType) && ActivityRules.IsCard(Body?.Property("value")) ? Body?.Property("value") : null;

    /// <summary>The text that the client shows under the card.</summary>
    public string? Message => IsInvoke("application/vnd.microsoft.activity.message") ? Body?.TextOf("value") : null;

    /// <summary>The code of an error answer.</summary>
    public string? ErrorCode => Body?.Property("value")?.TextOf("code");

    private bool IsInvoke(string type) => Status == HttpStatusCode.OK && InvokeStatus == 200 && InvokeType == type;
}
