using KompetenzBot.Audit;
using KompetenzBot.Conversations;

namespace KompetenzBot.Profiles;

/// <summary>"Stimmt alles", on whatever card it stands and however old that is.</summary>
public sealed class ProfileActions(IProfileStore profiles, ProfileCard card, IAuditTrail audit) : ICardActions
{
    /// <summary>The verb of the button.</summary>
    public const string Confirm = "profile.confirm";

    /// <inheritdoc/>
    public string Feature => "profile";

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        if (action.Verb != Confirm)
        {
            return Reply.Text(ConversationTexts.UnknownButton);
        }

        if (await profiles.ChangeAsync(turn.User, profile => Confirmed(profile, turn.Now), cancellationToken) is not { } profile)
        {
            return Reply.Card(ProfileCard.None(), ProfileTexts.NoneTitle);
        }

        await audit.AppendAsync(new AuditEntry(AuditEvent.Confirmed, profile.Pseudonym, AuditActors.Volunteer, string.Empty, turn.Now), cancellationToken);
        return Reply.Card(CardLayout.WithNotice(card.Build(profile, turn.Now), ProfileTexts.ConfirmedNotice), ProfileTexts.ConfirmedNotice);
    }

    /// <summary>The profile as its owner has just said that it is right: questions begin anew, and a pause for want of answers is over.</summary>
    public static Profile Confirmed(Profile profile, DateTimeOffset now) => profile with
    {
        ConfirmedAt = now,
        Upkeep = profile.Upkeep?.Answered(),
        Pause = profile.Pause is { Origin: PauseOrigin.Reminder } ? null : profile.Pause,
    };
}
