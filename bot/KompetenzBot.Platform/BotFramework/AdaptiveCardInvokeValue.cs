using System.Text.Json;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>Value of an <c>adaptiveCard/action</c> invoke (Universal Actions).</summary>
public sealed record AdaptiveCardInvokeValue : WireObject
{
    public AdaptiveCardInvokeAction? Action { get; init; }

    /// <summary><c>manual</c> for a tap, <c>automatic</c> for a refresh; some clients leave it out for a tap.</summary>
    public string? Trigger { get; init; }

    /// <summary>Of a sign-in flow; this client does not look inside.</summary>
    public JsonElement? Authentication { get; init; }
}

/// <summary>The action of the card that was executed.</summary>
public sealed record AdaptiveCardInvokeAction : WireObject
{
    /// <summary><c>Action.Execute</c>.</summary>
    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? Verb { get; init; }

    /// <summary>The action's own data merged with the card's inputs. Untrusted: a client can send anything.</summary>
    public JsonElement? Data { get; init; }
}
