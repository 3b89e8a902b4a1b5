using System.Globalization;
using System.Text;
using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Files;
using KompetenzBot.Coordinators;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Recruiting;

/// <summary><c>einladung</c>: link, texts and poster for coordinators; in a team, the invitation itself; <c>einladung stand</c>, how many came.</summary>
public sealed class InvitationCommand(
    ICoordinators coordinators, IAuditTrail audit, DutyClock clock, IOptions<InvitationOptions> invitation, IOptions<PrivacyOptions> privacy) : ICommand, ICardActions, IFileSource
{
    private const int Weeks = 8;
    private const string PosterName = "kompetenzbot-plakat.html";

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("einladung", "invitation", () => RecruitingTexts.Description, "einladen", "invite") { Group = CommandGroup.Coordination };

    /// <inheritdoc/>
    public string Feature => "invitation";

    /// <inheritdoc/>
    public string Kind => "poster";

    /// <inheritdoc/>
    public ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => coordinators.IsOneAsync(user, cancellationToken);

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        if (await coordinators.FindAsync(turn.User, cancellationToken) is null)
        {
            return Reply.Text(RecruitingTexts.CoordinatorsOnly);
        }

        if (arguments.ToLowerInvariant() is "stand" or "status" or "totals")
        {
            return Reply.Card(await TotalsAsync(turn, cancellationToken), RecruitingTexts.TotalsTitle);
        }

        return invitation.Value.Link is { } link ? Reply.Card(Material(link), RecruitingTexts.Title) : Reply.Text(RecruitingTexts.NoLink);
    }

    /// <inheritdoc/>
    public async Task<Reply?> HandleInTeamAsync(TurnContext turn, CancellationToken cancellationToken) =>
        await coordinators.FindAsync(turn.User, cancellationToken) is not null && invitation.Value.Link is { } link
            ? Reply.Card(
                CardLayout.Page(
                    RecruitingTexts.InvitationTitle,
                    [CardLayout.Text(RecruitingTexts.InvitationText), CardLayout.Text(RecruitingTexts.InvitationPromise, subtle: true)],
                    [new AdaptiveOpenUrlAction(link) { Title = RecruitingTexts.Join }]),
                RecruitingTexts.InvitationTitle)
            : null;

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken) =>
        await CreateAsync(turn, string.Empty, cancellationToken) is not { } poster ? Reply.Text(RecruitingTexts.CoordinatorsOnly) : action.Action switch
        {
            "poster" => new Reply(
                new Message.Text(RecruitingTexts.PosterOffered), new Message.FileOffer(Kind, string.Empty, PosterName, RecruitingTexts.PosterDescription, poster.Bytes.Length)),
            _ => Reply.Text(ConversationTexts.UnknownButton),
        };

    /// <inheritdoc/>
    public async Task<FileContent?> CreateAsync(TurnContext turn, string argument, CancellationToken cancellationToken) =>
        await coordinators.FindAsync(turn.User, cancellationToken) is not null && invitation.Value.Link is { } link
            ? new FileContent(PosterName, "text/html", Encoding.UTF8.GetBytes(Poster.Html(link, privacy.Value.Contact)))
            : null;

    private static AdaptiveCard Material(Uri link) => CardLayout.Page(
        RecruitingTexts.Title,
        [
            CardLayout.Text(RecruitingTexts.Intro),
            CardLayout.Section(RecruitingTexts.LinkTitle),
            CardLayout.Verbatim(link.AbsoluteUri),
            new AdaptiveImage(Poster.Png(link)) { AltText = RecruitingTexts.QrAlt, Size = AdaptiveImageSize.Large },
            CardLayout.Section(RecruitingTexts.MailTitle),
            CardLayout.Text(RecruitingTexts.MailText.With(Markdown.Escape(link.AbsoluteUri))),
            CardLayout.Section(RecruitingTexts.IntranetTitle),
            CardLayout.Text(RecruitingTexts.IntranetText.With(Markdown.Escape(link.AbsoluteUri))),
            CardLayout.Text(RecruitingTexts.InTeams, subtle: true),
        ],
        [
            new AdaptiveExecuteAction { Title = RecruitingTexts.GetPoster, Verb = "invitation.poster", Style = AdaptiveActionStyle.Positive },
            CommandList.Button(RecruitingTexts.ShowTotals, "einladung stand"),
        ]);

    private async Task<AdaptiveCard> TotalsAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        List<AuditEntry> entries = [];
        await foreach (var month in audit.ReadAsync(turn.Now.AddDays(-7 * (Weeks + 1)), cancellationToken))
        {
            entries.AddRange(month.Records.Select(record => record.Entry));
        }

        var totals = WeeklyTotals.Of(entries, clock.DayOf(turn.Now), Weeks, clock);
        return CardLayout.Page(
            RecruitingTexts.TotalsTitle,
            [
                CardLayout.Text(RecruitingTexts.TotalsIntro),
                new AdaptiveFactSet
                {
                    Facts =
                    [
                        .. totals.Select(week => new AdaptiveFact(
                            RecruitingTexts.Week.With(week.Monday.ToString("d", CultureInfo.CurrentCulture)),
                            RecruitingTexts.WeekTotals.With(Shown(week.Registered), Shown(week.Paused), Shown(week.Erased)))),
                    ],
                },
            ],
            []);
    }

    private string Shown(int count) => GroupSize.Describe(count, privacy.Value.MinimumGroup);
}
