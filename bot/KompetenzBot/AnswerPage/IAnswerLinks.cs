using KompetenzBot.Conversations;
using KompetenzBot.Delivery;

namespace KompetenzBot.AnswerPage;

/// <summary>The links of text messages. Each belongs to one person and one alarm; whoever has the token may answer for that person, so nothing but its hash is kept.</summary>
public interface IAnswerLinks
{
    /// <summary>Whether links can be made: an address of the page is configured.</summary>
    bool IsAvailable { get; }

    /// <summary>Makes a new link. Only the caller has its token: a message that is sent again needs the one that was made first.</summary>
    /// <param name="kind">What the link leads to.</param>
    /// <param name="alarm">The alarm.</param>
    /// <param name="user">Whose link it is.</param>
    /// <param name="expiry">From then on the link is unknown. Some days after the alarm's end, so that the page can say that it is over, and text messages can still be ended there.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidOperationException">No address is configured.</exception>
    Task<NewAnswerLink> CreateAsync(SmsLinkKind kind, WorkId alarm, UserId user, DateTimeOffset expiry, CancellationToken cancellationToken);

    /// <summary>What a token stands for; null for one that is unknown, malformed or expired, all by the same way.</summary>
    Task<AnswerLink?> FindAsync(string token, CancellationToken cancellationToken);

    /// <summary>The alarms to which links belong.</summary>
    Task<IReadOnlyCollection<WorkId>> ListAlarmsAsync(CancellationToken cancellationToken);

    /// <summary>Lets the links of an alarm forget to which it belonged. May be repeated.</summary>
    Task DetachAsync(WorkId alarm, bool wasDrill, CancellationToken cancellationToken);

    /// <summary>Removes links whose time has come.</summary>
    Task RemoveExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken);
}

/// <summary>A link that was just made.</summary>
/// <param name="Token">The secret; to be kept protected until the message has gone, and to be logged nowhere.</param>
/// <param name="Url">What the message says.</param>
public sealed record NewAnswerLink(string Token, Uri Url);

/// <summary>What a token stands for.</summary>
/// <param name="User">Whose link it is.</param>
/// <param name="Alarm">Which alarm it answers; null: one that has ended and is settled.</param>
/// <param name="WasDrill">Of an alarm that is settled, whether it was a drill.</param>
public sealed record AnswerLink(UserId User, WorkId? Alarm, bool WasDrill)
{
    /// <summary>What it leads to.</summary>
    public SmsLinkKind Kind { get; init; }
}
