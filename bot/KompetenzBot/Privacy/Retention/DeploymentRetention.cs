using KompetenzBot.Profiles;
using NodaTime;

namespace KompetenzBot.Privacy.Retention;

/// <summary>Past deployments in people's profiles.</summary>
public sealed class DeploymentRetention(IProfileStore profiles) : IRetained
{
    /// <inheritdoc/>
    public Period KeptFor(RetentionTimes times) => times.Deployments;

    /// <inheritdoc/>
    public async Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await foreach (var profile in profiles.ScanAsync(cancellationToken))
        {
            if (profile.Deployments.Any(deployment => deployment.To < before))
            {
                await profiles.ChangeAsync(profile.User, stored => stored with { Deployments = [.. stored.Deployments.Where(deployment => deployment.To >= before)] }, cancellationToken);
            }
        }
    }
}
