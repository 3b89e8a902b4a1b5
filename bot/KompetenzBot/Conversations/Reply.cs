using System.Text.Json;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Conversations;

/// <summary>What the bot says: a text or a card. Never both in one activity, since Teams splits those.</summary>
public abstract record Message
{
    private Message()
    {
    }

    /// <summary>What the channel needs to repeat it without doubling it; empty: nothing.</summary>
    public string Ticket { get; init; } = string.Empty;

    /// <summary>Plain text.</summary>
    public sealed record Text(string Value) : Message;

    /// <summary>A card as it goes over the wire, and the line that notifications show for it.</summary>
    public sealed record Card(JsonElement Content, string Summary) : Message
    {
        /// <summary>A typed card.</summary>
        public Card(AdaptiveCard card, string summary)
            : this(card.ToJsonElement(), summary)
        {
        }
    }

    /// <summary>Offers a file, which its source makes when the person accepts it.</summary>
    /// <param name="Kind">The source.</param>
    /// <param name="Argument">What the source needs to make it; comes back from the client, so that nothing in it is trusted.</param>
    /// <param name="Name">Name of the file.</param>
    /// <param name="Description">What is in it.</param>
    /// <param name="Size">About how many bytes it has.</param>
    public sealed record FileOffer(string Kind, string Argument, string Name, string Description, long Size) : Message;

    /// <summary>A text message to a phone.</summary>
    /// <param name="To">E.164.</param>
    /// <param name="Link">What it links to; null: nothing.</param>
    /// <param name="Compose">The text; with the link, where there is one.</param>
    public sealed record Sms(string To, SmsLink? Link, Func<Uri?, string> Compose) : Message;

    /// <summary>A file that has been brought into the person's own storage.</summary>
    public sealed record File(string? Name, string? Url, string? UniqueId, string? FileType) : Message;
}

/// <summary>A page to which a text message links.</summary>
/// <param name="Kind">Which page.</param>
/// <param name="Until">From then on the link is unknown.</param>
public sealed record SmsLink(SmsLinkKind Kind, DateTimeOffset Until);

/// <summary>The pages to which text messages link.</summary>
public enum SmsLinkKind
{
    /// <summary>Where a person answers a call.</summary>
    Answer,

    /// <summary>Where a coordinator sees the numbers of an alarm.</summary>
    Counts,
}

/// <summary>The answer to a turn. A card that answers a button replaces the card of that button; everything else is a new message.</summary>
/// <param name="Messages">In the order in which they are to be read; the first answers the button.</param>
public sealed record Reply(params IReadOnlyList<Message> Messages)
{
    /// <summary>The card's other clients learn of the change through the queue; otherwise they are told right after the answer.</summary>
    public bool FollowedByUpdate { get; init; }

    /// <summary>Nothing to say.</summary>
    public static Reply None { get; } = new();

    /// <summary>One text.</summary>
    public static Reply Text(string text) => new(new Message.Text(text));

    /// <summary>One card.</summary>
    public static Reply Card(AdaptiveCard card, string summary) => new(new Message.Card(card, summary));

    /// <summary>This and more after it.</summary>
    public Reply Then(Reply next) => this with { Messages = [.. Messages, .. next.Messages] };
}
