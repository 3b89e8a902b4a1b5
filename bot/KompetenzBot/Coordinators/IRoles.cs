using KompetenzBot.Conversations;

namespace KompetenzBot.Coordinators;

/// <summary>The roles besides that of a coordinator. Asked at the moment of every action, never remembered by a card.</summary>
public interface IRoles
{
    /// <summary>Whether a person has a role now; no where the directory cannot be asked.</summary>
    ValueTask<bool> HasAsync(UserId user, Role role, CancellationToken cancellationToken);

    /// <summary>Whether any group gives the role.</summary>
    bool IsConfigured(Role role);

    /// <summary>Everybody who has a role now, each once; null where the directory cannot be asked.</summary>
    Task<IReadOnlyList<UserId>?> ListAsync(Role role, CancellationToken cancellationToken);
}

/// <summary>A role that the directory gives.</summary>
public enum Role
{
    /// <summary>Runs the bot: catalogue, scenarios, health.</summary>
    Administrator,

    /// <summary>Verifies the audit trail.</summary>
    Auditor,

    /// <summary>Second pair of eyes on large alarms.</summary>
    Approver,
}
