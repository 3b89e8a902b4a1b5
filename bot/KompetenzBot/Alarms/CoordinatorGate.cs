using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;

namespace KompetenzBot.Alarms;

/// <summary>What is said to somebody who may not do what only coordinators may.</summary>
internal static class CoordinatorGate
{
    /// <summary>Null for coordinators.</summary>
    public static async ValueTask<Reply?> RefusalAsync(this ICoordinators coordinators, UserId user, CancellationToken cancellationToken) =>
        await coordinators.FindAsync(user, cancellationToken) is not null ? null : await coordinators.RefuseAsync(user, cancellationToken);

    /// <summary>For somebody who is known to be none now.</summary>
    public static async ValueTask<Reply> RefuseAsync(this ICoordinators coordinators, UserId user, CancellationToken cancellationToken) =>
        Reply.Text(await coordinators.IsKnownAsync(user, cancellationToken) ? AlarmTexts.NotACoordinator : AlarmTexts.DirectorySilent);
}
