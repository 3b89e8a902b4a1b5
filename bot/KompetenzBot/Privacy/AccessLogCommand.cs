using System.Globalization;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Privacy;

/// <summary><c>protokoll</c>: which body looked at what of me, when, and for which alarm.</summary>
public sealed class AccessLogCommand(IAccessLog log, DutyClock clock) : ICommand, ICardActions
{
    private const string Page = "page";
    private const int LooksPerPage = 10;

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("protokoll", "accesslog", () => PrivacyTexts.AccessDescription, "zugriffe", "log", "access log", "wer sieht") { Group = CommandGroup.Privacy };

    /// <inheritdoc/>
    public string Feature => "accesslog";

    /// <inheritdoc/>
    public Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) => ShowAsync(turn, 0, cancellationToken);

    /// <inheritdoc/>
    public Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken) =>
        ShowAsync(turn, int.TryParse(action.Value(Page), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 0, cancellationToken);

    private async Task<Reply> ShowAsync(TurnContext turn, int page, CancellationToken cancellationToken)
    {
        var looks = await log.ReadAsync(turn.User, cancellationToken);
        var shown = looks.Skip(page * LooksPerPage).Take(LooksPerPage).ToArray();
        return Reply.Card(
            CardLayout.Page(
                PrivacyTexts.AccessTitle,
                looks.Count == 0 ? [CardLayout.Text(PrivacyTexts.AccessNone)] : [CardLayout.Text(PrivacyTexts.AccessIntro.With(looks.Count)), .. shown.SelectMany(Describe)],
                [
                    .. page > 0 ? [Button(PrivacyTexts.AccessNewer, page - 1)] : Array.Empty<AdaptiveAction>(),
                    .. (page + 1) * LooksPerPage < looks.Count ? [Button(PrivacyTexts.AccessOlder, page + 1)] : Array.Empty<AdaptiveAction>(),
                ]),
            PrivacyTexts.AccessTitle);
    }

    private IEnumerable<AdaptiveElement> Describe(AccessLook look)
    {
        var at = clock.ToLocal(look.At).ToDateTimeUnspecified().ToString("f", CultureInfo.CurrentCulture);
        yield return CardLayout.Section(PrivacyTexts.AccessAt.With(at));
        yield return CardLayout.Text(PrivacyTexts.AccessLine.With(Markdown.Escape(look.Body), Seen(look.Purpose), Markdown.Escape(look.Occasion)));
    }

    internal static string Seen(string purpose) => purpose == AccessPurposes.Accepted ? PrivacyTexts.AccessAccepted : PrivacyTexts.AccessOther;

    private static AdaptiveExecuteAction Button(string title, int page) =>
        new() { Title = title, Verb = "accesslog.page", Data = new() { [Page] = page.ToString(CultureInfo.InvariantCulture) } };
}
