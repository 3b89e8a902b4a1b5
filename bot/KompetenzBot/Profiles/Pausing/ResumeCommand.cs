using KompetenzBot.Audit;
using KompetenzBot.Conversations;

namespace KompetenzBot.Profiles.Pausing;

/// <summary><c>fortsetzen</c>: ends a pause before its time.</summary>
public sealed class ResumeCommand(IProfileStore profiles, IAuditTrail audit) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("fortsetzen", "resume", () => ProfileTexts.ResumeDescription, "weitermachen", "unpause");

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var wasPaused = false;
        var resumed = await profiles.ChangeAsync(
            turn.User,
            profile =>
            {
                wasPaused = profile.IsPausedAt(turn.Now);
                return profile.Pause is null ? profile : ProfileActions.Confirmed(profile, turn.Now) with { Pause = null };
            },
            cancellationToken);
        if (resumed is null)
        {
            return Reply.Card(ProfileCard.None(), ProfileTexts.NoneTitle);
        }

        if (wasPaused)
        {
            await audit.AppendAsync(new AuditEntry(AuditEvent.Resumed, resumed.Pseudonym, AuditActors.Volunteer, string.Empty, turn.Now), cancellationToken);
        }

        return Reply.Card(
            CardLayout.Page(
                wasPaused ? $"▶️ {ProfileTexts.ResumedTitle}" : ProfileTexts.NotPausedTitle,
                [CardLayout.Text(wasPaused ? ProfileTexts.ResumedText : ProfileTexts.NotPausedText)],
                [CommandList.Button(ProfileTexts.Title, "profil")]),
            ProfileTexts.ResumedTitle);
    }
}
