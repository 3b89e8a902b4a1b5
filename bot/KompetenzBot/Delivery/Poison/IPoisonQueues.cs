namespace KompetenzBot.Delivery.Poison;

/// <summary>What was laid aside because its work failed again and again. The rows are still there: a pointer that is brought back goes on where it stopped.</summary>
public interface IPoisonQueues
{
    /// <summary>About how many pointers of a queue are laid aside.</summary>
    Task<int> CountAsync(WorkPriority priority, CancellationToken cancellationToken);

    /// <summary>The first of them, which stay where they are.</summary>
    Task<IReadOnlyList<PoisonedPointer>> PeekAsync(WorkPriority priority, CancellationToken cancellationToken);

    /// <summary>Brings all of them back into their queue, where they are tried as if they were new. What is no pointer stays laid aside.</summary>
    /// <returns>How many were brought back.</returns>
    Task<int> ReplayAsync(WorkPriority priority, CancellationToken cancellationToken);

    /// <summary>Removes those that are no pointers and could never be worked on.</summary>
    /// <returns>How many were removed.</returns>
    Task<int> DiscardUnreadableAsync(WorkPriority priority, CancellationToken cancellationToken);
}

/// <summary>A pointer that was laid aside.</summary>
/// <param name="Pointer">Null for a text that is no pointer.</param>
/// <param name="Since">When it was laid aside.</param>
public sealed record PoisonedPointer(WorkPointer? Pointer, DateTimeOffset Since);
