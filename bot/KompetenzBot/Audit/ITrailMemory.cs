namespace KompetenzBot.Audit;

/// <summary>
/// What is known of the trail besides itself. A trail whose end was cut off together with its head is unbroken in itself; so is one that is empty. Where it ended
/// when it was last shown, and whether anything has happened at all, tells more.
/// </summary>
public interface ITrailMemory
{
    /// <summary>Where the trail ended when it was last shown to an auditor; null: it never was.</summary>
    Task<AuditHead?> FindShownAsync(CancellationToken cancellationToken);

    /// <summary>Keeps where the trail ends, because it is being shown.</summary>
    Task RememberAsync(AuditHead shown, CancellationToken cancellationToken);

    /// <summary>The code of an entry; null: there is no such entry.</summary>
    Task<byte[]?> FindCodeAsync(string month, int sequence, CancellationToken cancellationToken);

    /// <summary>Whether there are profiles or alarms, none of which comes about without an entry.</summary>
    Task<bool> HasSomethingHappenedAsync(CancellationToken cancellationToken);
}
