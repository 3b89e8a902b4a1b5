using KompetenzBot.Conversations;

namespace KompetenzBot.Delivery;

/// <summary>The feature for whose work messages are sent: it knows who gets what and whether it still matters.</summary>
public interface IWork
{
    /// <summary>Writes the rows of a work and puts pointers to them into the queue. May be repeated after an interruption.</summary>
    Task PrepareAsync(WorkId work, CancellationToken cancellationToken);

    /// <summary>The work as it is now; null if it is over or unknown, so that nothing more is sent.</summary>
    Task<IOpenWork?> OpenAsync(WorkId work, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>All works that may have something due.</summary>
    Task<IReadOnlyList<ListedWork>> ListOpenAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Rows of the work have changed: what shows them may be redrawn.</summary>
    void Changed(WorkId work);
}

/// <summary>One work, loaded once for a whole portion of messages.</summary>
public interface IOpenWork
{
    /// <summary>The message for a person as it is to look now.</summary>
    Task<Message> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken);
}

/// <summary>A work that is not over.</summary>
/// <param name="Id">The work.</param>
/// <param name="Prepared">Whether all its rows are written.</param>
public sealed record ListedWork(WorkId Id, bool Prepared);
