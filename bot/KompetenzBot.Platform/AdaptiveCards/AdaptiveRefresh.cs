namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>
/// What the client invokes by itself to get a fresh card. In Teams: when the card is displayed and the last answer is over a minute old,
/// and after every edit of the message.
/// </summary>
public sealed record AdaptiveRefresh(AdaptiveExecuteAction Action)
{
    /// <summary>Whose clients refresh, at most 60 ids (<c>29:…</c>); left out in a one-to-one chat.</summary>
    public IReadOnlyList<string>? UserIds { get; init; }
}
