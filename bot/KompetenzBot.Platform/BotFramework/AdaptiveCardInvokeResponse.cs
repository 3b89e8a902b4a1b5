using System.Net;
using System.Text.Json;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>
/// Answer to an <c>adaptiveCard/action</c> invoke (Universal Actions). The HTTP status is 200 whatever <see cref="StatusCode"/> says;
/// any other makes Teams show its own error. A card that is returned reaches only the client that asked.
/// </summary>
public sealed record AdaptiveCardInvokeResponse
{
    public const string CardType = Attachment.AdaptiveCardType;
    public const string MessageType = "application/vnd.microsoft.activity.message";
    public const string ErrorType = "application/vnd.microsoft.error";
    public const string PreconditionFailedType = "application/vnd.microsoft.error.preconditionFailed";

    public required int StatusCode { get; init; }

    /// <summary>Media type of <see cref="Value"/>.</summary>
    public required string Type { get; init; }

    public JsonElement? Value { get; init; }

    /// <summary>Replaces the card for the person who asked.</summary>
    public static AdaptiveCardInvokeResponse Card(JsonElement card) =>
        new() { StatusCode = (int)HttpStatusCode.OK, Type = CardType, Value = card };

    /// <summary>Shows a text at the card and keeps the card.</summary>
    public static AdaptiveCardInvokeResponse Message(string text) =>
        new() { StatusCode = (int)HttpStatusCode.OK, Type = MessageType, Value = JsonSerializer.SerializeToElement(text, BotFrameworkJson.Default.String) };

    /// <summary>Shows an error at the card and keeps the card.</summary>
    /// <param name="status">400 or 500; 412 asks the client to sign in first.</param>
    /// <param name="code">A word for programs.</param>
    /// <param name="message">A sentence for the person.</param>
    public static AdaptiveCardInvokeResponse Error(HttpStatusCode status, string code, string message) => new()
    {
        StatusCode = (int)status,
        Type = status == HttpStatusCode.PreconditionFailed ? PreconditionFailedType : ErrorType,
        Value = JsonSerializer.SerializeToElement(new AdaptiveCardInvokeError(code, message), BotFrameworkJson.Default.AdaptiveCardInvokeError),
    };
}

/// <summary>What <see cref="AdaptiveCardInvokeResponse.Error"/> carries.</summary>
public sealed record AdaptiveCardInvokeError(string Code, string Message);
