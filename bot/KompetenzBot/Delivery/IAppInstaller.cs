using KompetenzBot.Conversations;

namespace KompetenzBot.Delivery;

/// <summary>Installs the app for people who have a part in something and no chat with the bot.</summary>
public interface IAppInstaller
{
    /// <summary>Installs it. Null: it is there now. Otherwise what becomes of the message for which it was to be installed.</summary>
    Task<SendOutcome?> InstallAsync(UserId user, CancellationToken cancellationToken);
}
