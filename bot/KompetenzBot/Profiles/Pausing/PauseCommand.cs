using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using NodaTime;

namespace KompetenzBot.Profiles.Pausing;

/// <summary><c>pausieren bis 1.9.</c>: nobody is called while they pause. The pause ends by itself with the day that was named.</summary>
public sealed class PauseCommand(IProfileStore profiles, ProfileCard card, DutyClock clock, IAuditTrail audit) : ICommand, ICardActions
{
    private const string Until = "until";
    private const string Open = "open";
    private const string Date = "date";

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("pausieren", "pause", () => ProfileTexts.PauseDescription, "pausiere", "auszeit");

    /// <inheritdoc/>
    public string Feature => "pause";

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(turn.User, cancellationToken) is null)
        {
            return Reply.Card(ProfileCard.None(), ProfileTexts.NoneTitle);
        }

        return arguments.Length == 0 ? Reply.Card(Choices(turn, null), ProfileTexts.PauseTitle) : await PauseAsync(turn, arguments, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken) => action.Verb switch
    {
        "pause.until" => PauseAsync(turn, action.Value(Until) is { Length: > 0 } until ? until : action.Value(Date), cancellationToken),
        _ => Task.FromResult(Reply.Text(ConversationTexts.UnknownButton)),
    };

    private async Task<Reply> PauseAsync(TurnContext turn, string text, CancellationToken cancellationToken)
    {
        var today = clock.ToLocal(turn.Now).Date;
        var result = text == Open ? null : DateText.Read(text, today);
        if (Problem(result) is { } problem)
        {
            return Reply.Card(Choices(turn, problem), ProfileTexts.PauseTitle);
        }

        var until = result is DateResult.Day day ? clock.At(day.Date.PlusDays(1).AtMidnight()) : (DateTimeOffset?)null;
        var paused = await profiles.ChangeAsync(turn.User, profile => profile with { Pause = new Pause(turn.Now, until, PauseOrigin.Person), Upkeep = profile.Upkeep?.Answered() }, cancellationToken);
        if (paused is null)
        {
            return Reply.Card(ProfileCard.None(), ProfileTexts.NoneTitle);
        }

        await audit.AppendAsync(new AuditEntry(AuditEvent.Paused, paused.Pseudonym, AuditActors.Volunteer, string.Empty, turn.Now), cancellationToken);
        return Reply.Card(
            CardLayout.Page(
                $"⏸ {ProfileTexts.PausedTitle}",
                [CardLayout.Text(until is null ? ProfileTexts.PausedOpen : ProfileTexts.PausedUntil.With(card.LastDayOf(until.Value))), CardLayout.Text(ProfileTexts.PauseNobody, subtle: true)],
                [CommandList.Button(ProfileTexts.Resume, "fortsetzen"), CommandList.Button(ProfileTexts.Title, "profil")]),
            ProfileTexts.PausedTitle);
    }

    private static string? Problem(DateResult? result) => result switch
    {
        DateResult.NotUnderstood => ProfileTexts.DateNotUnderstood,
        DateResult.DoesNotExist => ProfileTexts.DateDoesNotExist,
        DateResult.InThePast => ProfileTexts.DateInThePast,
        DateResult.TooFar => ProfileTexts.DateTooFar,
        _ => null,
    };

    private AdaptiveCard Choices(TurnContext turn, string? problem)
    {
        var today = clock.ToLocal(turn.Now).Date;
        return CardLayout.Page(
            ProfileTexts.PauseTitle,
            [
                CardLayout.Text(ProfileTexts.PauseIntro),
                .. CardLayout.Error(problem),
                new AdaptiveDateInput { Id = Date, Label = ProfileTexts.PauseDateLabel, Value = today.PlusWeeks(2).ToDateOnly() },
            ],
            [
                Button(ProfileTexts.PauseToDate, null) with { Style = AdaptiveActionStyle.Positive },
                Button(ProfileTexts.PauseWeek, today.PlusWeeks(1)),
                Button(ProfileTexts.PauseMonth, today.PlusWeeks(4)),
                Button(ProfileTexts.PauseOpen, null) with { Data = new() { [Until] = Open } },
            ]);
    }

    private static AdaptiveExecuteAction Button(string title, LocalDate? until) => new()
    {
        Title = title,
        Verb = "pause.until",
        Data = until is { } day ? new() { [Until] = day.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture) } : [],
    };
}
