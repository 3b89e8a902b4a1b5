using KompetenzBot.Conversations;

namespace KompetenzBot.Delivery;

/// <summary>Who took the app away from themselves: it is never given to them again by the bot.</summary>
public interface IUninstallations
{
    /// <summary>Whether a person has removed the app and not added it since.</summary>
    Task<bool> HasRemovedAsync(UserId user, CancellationToken cancellationToken);
}
