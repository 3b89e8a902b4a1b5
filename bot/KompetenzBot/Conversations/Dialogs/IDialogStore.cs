namespace KompetenzBot.Conversations.Dialogs;

/// <summary>Where dialogs live between two turns, so that they outlive the process.</summary>
public interface IDialogStore
{
    /// <summary>The person's dialogs and the version to save against.</summary>
    Task<(DialogStack Stack, string? Version)> LoadAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Saves if nobody saved since <paramref name="version"/> was loaded (null: nothing was there); false is a conflict and nothing was written.</summary>
    Task<bool> TrySaveAsync(UserId user, DialogStack stack, string? version, CancellationToken cancellationToken);

    /// <summary>Forgets all dialogs of a person.</summary>
    Task ForgetAsync(UserId user, CancellationToken cancellationToken);
}
