using KompetenzBot.Conversations;

namespace KompetenzBot.Privacy;

/// <summary>Who looked at a person's data; the person can read it, and the audit trail holds it too.</summary>
public interface IAccessLog
{
    /// <summary>Records a look once per body, occasion and purpose, however often it is repeated.</summary>
    /// <param name="user">Whose data.</param>
    /// <param name="look">Who looked, when and why.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task RecordAsync(UserId user, AccessLook look, CancellationToken cancellationToken);

    /// <summary>All looks at a person's data, the newest first.</summary>
    Task<IReadOnlyList<AccessLook>> ReadAsync(UserId user, CancellationToken cancellationToken);
}

/// <summary>One look at personal data.</summary>
/// <param name="Body">The body that looked.</param>
/// <param name="Occasion">The number of the alarm.</param>
/// <param name="Purpose">What was seen: one of <see cref="AccessPurposes"/>.</param>
/// <param name="At">When it was seen first.</param>
public sealed record AccessLook(string Body, string Occasion, string Purpose, DateTimeOffset At);

/// <summary>What can be seen of a person.</summary>
public static class AccessPurposes
{
    /// <summary>What a yes discloses: name, department, the competence that was asked for, earliest arrival and remark.</summary>
    public const string Accepted = "accepted";
}
