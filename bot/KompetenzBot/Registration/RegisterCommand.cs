using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;

namespace KompetenzBot.Registration;

/// <summary><c>registrieren</c>: begins the registration, goes on with it, or changes the profile that is there.</summary>
public sealed class RegisterCommand(RegistrationDialog dialog, DialogRunner dialogs) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("registrieren", "register", () => RegistrationTexts.CommandDescription, "anmelden", "registrierung", "aktualisieren", "update");

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) =>
        await dialogs.BeginAsync(turn, dialog, await dialog.StartAsync(turn.User, cancellationToken), startOver: false, cancellationToken);
}
