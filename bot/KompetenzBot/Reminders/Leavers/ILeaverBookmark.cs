namespace KompetenzBot.Reminders.Leavers;

/// <summary>How far the directory's changes have been followed: one for all instances, of which one follows at a time.</summary>
public interface ILeaverBookmark
{
    /// <summary>Takes the bookmark if the next look is due and nobody else has taken it; null otherwise.</summary>
    /// <param name="now">The time.</param>
    /// <param name="until">When others may take it although it was not put back, for an instance that died.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<TakenBookmark?> TryTakeAsync(DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>Puts it back, if it was not taken over meanwhile.</summary>
    /// <param name="taken">What was taken.</param>
    /// <param name="bookmark">The new bookmark; null begins with everybody.</param>
    /// <param name="next">When the next look is due.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task PutBackAsync(TakenBookmark taken, string? bookmark, DateTimeOffset next, CancellationToken cancellationToken);
}

/// <summary>The bookmark in the hands of one instance.</summary>
/// <param name="Bookmark">Where the changes begin; null: nowhere yet.</param>
/// <param name="Version">To put back against.</param>
public sealed record TakenBookmark(string? Bookmark, string Version);
