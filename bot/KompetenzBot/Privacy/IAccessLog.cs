using KompetenzBot.Conversations;

namespace KompetenzBot.Privacy;

/// <summary>Who looked at a person's data; the person can read it.</summary>
public interface IAccessLog
{
    /// <summary>Records a look once per body, occasion and purpose, however often it is repeated.</summary>
    /// <param name="user">Whose data.</param>
    /// <param name="look">Who looked, when and why.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task RecordAsync(UserId user, AccessLook look, CancellationToken cancellationToken);
}

/// <summary>One look at personal data.</summary>
/// <param name="Body">The body that looked.</param>
/// <param name="Occasion">The number of the alarm.</param>
/// <param name="Purpose">What was seen: a word for programs.</param>
/// <param name="At">When it was seen first.</param>
public sealed record AccessLook(string Body, string Occasion, string Purpose, DateTimeOffset At);
