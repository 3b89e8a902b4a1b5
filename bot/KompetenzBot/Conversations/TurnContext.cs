using System.Globalization;
using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Conversations;

/// <summary>Who speaks, where, in which language and when: what every handler of a turn may know.</summary>
/// <param name="User">The person.</param>
/// <param name="Name">Their display name as Teams sends it; only for addressing them and for their own profile.</param>
/// <param name="Reference">The personal chat, with its service URL of this moment.</param>
/// <param name="Culture">German or English, decided once per turn.</param>
/// <param name="Now">The time of the turn.</param>
public sealed record TurnContext(UserId User, string Name, ConversationReference Reference, CultureInfo Culture, DateTimeOffset Now)
{
    /// <summary>The chat as it was known before this turn; null: not yet.</summary>
    public KnownChat? Known { get; init; }
}
