using KompetenzBot.Conversations;
using KompetenzBot.Delivery;

namespace KompetenzBot.Directory;

/// <summary>Where the app's id in the catalogue or the directory is not configured, everybody adds the app themselves.</summary>
internal sealed class NoInstaller : IAppInstaller
{
    public static readonly SendOutcome NotInstalled = new SendOutcome.Unreachable("NotInstalled");

    public Task<SendOutcome?> InstallAsync(UserId user, CancellationToken cancellationToken) => Task.FromResult<SendOutcome?>(NotInstalled);
}
