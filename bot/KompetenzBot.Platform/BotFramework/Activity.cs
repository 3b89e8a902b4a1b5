using System.Text.Json;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>
/// One thing that happened in a conversation, inbound or outbound (Bot Framework Activity schema). Every field may be missing,
/// also those that the schema calls required: an inbound activity is untrusted until its token is validated.
/// </summary>
public sealed record Activity : WireObject
{
    /// <summary>One of <see cref="ActivityTypes"/>.</summary>
    public string? Type { get; init; }

    public string? Id { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public DateTimeOffset? LocalTimestamp { get; init; }

    /// <summary>Base URL of the connector that answers go to; see <see cref="AllowedServiceUrls"/>.</summary>
    public string? ServiceUrl { get; init; }

    public string? ChannelId { get; init; }

    public ChannelAccount? From { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public ChannelAccount? Recipient { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>Of an installation update: <c>add</c>, <c>remove</c>, <c>add-upgrade</c> or <c>remove-upgrade</c>.</summary>
    public string? Action { get; init; }

    /// <summary>BCP 47 tag of the person's client, for example <c>de-DE</c>.</summary>
    public string? Locale { get; init; }

    public string? Text { get; init; }

    /// <summary><c>plain</c>, <c>markdown</c> or <c>xml</c>; the channel treats a missing value as markdown.</summary>
    public string? TextFormat { get; init; }

    /// <summary>What the notification shows for a message that holds only a card.</summary>
    public string? Summary { get; init; }

    /// <summary><c>list</c> or <c>carousel</c>.</summary>
    public string? AttachmentLayout { get; init; }

    /// <summary><c>acceptingInput</c>, <c>ignoringInput</c> or <c>expectingInput</c>.</summary>
    public string? InputHint { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public IReadOnlyList<Entity>? Entities { get; init; }

    public TeamsChannelData? ChannelData { get; init; }

    /// <summary>Of an invoke or event: what is asked for, one of <see cref="InvokeNames"/> or something else.</summary>
    public string? Name { get; init; }

    /// <summary>Of an invoke: its arguments; of a message: what an <c>Action.Submit</c> sent.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>The activity that this one answers; of a card's invoke, the message that holds the card.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>A message of plain text.</summary>
    public static Activity CreateMessage(string text) =>
        new() { Type = ActivityTypes.Message, Text = text, TextFormat = "plain" };

    /// <summary>
    /// A message that holds one Adaptive Card and no text, since Teams splits text and attachment into two messages and returns no usable id.
    /// </summary>
    /// <param name="card">The card's JSON.</param>
    /// <param name="summary">Text of the notification and of the chat list.</param>
    /// <param name="alert">Whether to ask for a notification in the activity feed.</param>
    public static Activity CreateCard(JsonElement card, string? summary = null, bool alert = false) => new()
    {
        Type = ActivityTypes.Message,
        Summary = summary,
        Attachments = [Attachment.AdaptiveCard(card)],
        ChannelData = alert ? new TeamsChannelData { Notification = new NotificationInfo { Alert = true } } : null,
    };
}
