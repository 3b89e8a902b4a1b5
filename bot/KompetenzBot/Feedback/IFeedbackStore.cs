namespace KompetenzBot.Feedback;

/// <summary>What people said about the bot. Nothing in it leads back to a person.</summary>
public interface IFeedbackStore
{
    /// <summary>Stores an entry once, however often it is sent.</summary>
    /// <param name="id">Random, from the form: it tells a second click from a second opinion.</param>
    /// <param name="entry">What was said.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task AddAsync(Guid id, FeedbackEntry entry, CancellationToken cancellationToken);

    /// <summary>Whether an entry is stored.</summary>
    Task<bool> HasAsync(string month, Guid id, CancellationToken cancellationToken);

    /// <summary>All entries, in no order.</summary>
    Task<IReadOnlyList<FeedbackEntry>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>One person's opinion, without the person.</summary>
/// <param name="Month">As <c>yyyy-MM</c>: no more precise than needed.</param>
/// <param name="Rating">From 1 (bad) to 5 (good); null: not said.</param>
/// <param name="Helps">What helps; may be empty.</param>
/// <param name="Hinders">What hinders; may be empty.</param>
/// <param name="Improve">What to improve; may be empty.</param>
public sealed record FeedbackEntry(string Month, int? Rating, string Helps, string Hinders, string Improve);
