namespace KompetenzBot.Audit;

/// <summary>What happened, for those who verify that the product does what it promises. Only ever appended to.</summary>
public interface IAuditTrail
{
    /// <summary>Appends an entry; it is durable when this returns.</summary>
    Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>The months from the one in which a time lies to the newest, in their order.</summary>
    IAsyncEnumerable<AuditMonth> ReadAsync(DateTimeOffset from, CancellationToken cancellationToken);

    /// <summary>Every month from the first of which a row is stored to the present one, as <c>yyyy-MM</c>; there may be some without entries.</summary>
    Task<IReadOnlyList<string>> ListMonthsAsync(CancellationToken cancellationToken);

    /// <summary>The head of a month, or null.</summary>
    Task<AuditHead?> FindHeadAsync(string month, CancellationToken cancellationToken);

    /// <summary>The newest head, or null in a trail without entries.</summary>
    Task<AuditHead?> FindNewestHeadAsync(CancellationToken cancellationToken);

    /// <summary>The entries of a month, one after the other.</summary>
    IAsyncEnumerable<AuditRecord> ReadMonthAsync(string month, CancellationToken cancellationToken);
}

/// <summary>One thing that happened.</summary>
/// <param name="Event">What.</param>
/// <param name="Subject">The pseudonym of the volunteer whom it concerns; empty: none.</param>
/// <param name="Actor">Who did it: the name of a body, or one of <see cref="AuditActors"/>. Never a person.</param>
/// <param name="Detail">An alarm's number, a version, a count: never a text of people.</param>
/// <param name="At">When.</param>
public sealed record AuditEntry(AuditEvent Event, string Subject, string Actor, string Detail, DateTimeOffset At);

/// <summary>Who acts besides the bodies.</summary>
public static class AuditActors
{
    /// <summary>The volunteer.</summary>
    public const string Volunteer = "volunteer";

    /// <summary>Somebody who approves large alarms.</summary>
    public const string Approver = "approver";

    /// <summary>An administrator.</summary>
    public const string Administrator = "administrator";

    /// <summary>The bot by itself, because a time had come.</summary>
    public const string System = "system";
}
