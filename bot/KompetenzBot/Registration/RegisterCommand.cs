using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Profiles;

namespace KompetenzBot.Registration;

/// <summary><c>registrieren</c>: begins the registration or goes on with it; whoever is registered is shown their profile.</summary>
public sealed class RegisterCommand(RegistrationDialog dialog, DialogRunner dialogs, IProfileStore profiles, ProfileCard card, INoticeInForce notice) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("registrieren", "register", () => RegistrationTexts.CommandDescription, "anmelden", "registrierung", "mitmachen");

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) => await profiles.FindAsync(turn.User, cancellationToken) switch
    {
        null => await dialogs.BeginAsync(turn, dialog, dialog.Start([]), startOver: false, cancellationToken),
        { Profile: var profile } when profile.Consent.NoticeVersion == notice.Version =>
            Reply.Card(CardLayout.WithNotice(card.Build(profile, turn.Now), RegistrationTexts.AlreadyRegistered), ProfileTexts.Title),
        var stored => await dialogs.BeginAsync(turn, dialog, dialog.Start(stored.Profile, RegistrationPart.Consents, []), startOver: true, cancellationToken),
    };
}
