using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;

namespace KompetenzBot.Oversight;

/// <summary>Lets in those who verify what the bot does: asked at every action.</summary>
public sealed class AuditorGate(IRoles roles)
{
    /// <summary>Whether the person is an auditor now.</summary>
    public ValueTask<bool> IsOneAsync(UserId user, CancellationToken cancellationToken) => roles.HasAsync(user, Role.Auditor, cancellationToken);

    /// <summary>What others are told; null: the person may go on.</summary>
    public async ValueTask<Reply?> RefuseAsync(UserId user, CancellationToken cancellationToken) =>
        await IsOneAsync(user, cancellationToken) ? null : Reply.Text(OversightTexts.AuditorsOnly);
}
