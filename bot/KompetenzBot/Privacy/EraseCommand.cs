using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;

namespace KompetenzBot.Privacy;

/// <summary><c>löschen</c>: asks whether everything is to be erased.</summary>
public sealed class EraseCommand(ErasureDialog dialog, DialogRunner dialogs) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("löschen", "delete", () => PrivacyTexts.EraseDescription, "loeschen", "erase", "abmelden") { Group = CommandGroup.Privacy, IsFinal = true };

    /// <inheritdoc/>
    public Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) =>
        dialogs.BeginAsync(turn, dialog, dialog.Start(), startOver: true, cancellationToken);
}
