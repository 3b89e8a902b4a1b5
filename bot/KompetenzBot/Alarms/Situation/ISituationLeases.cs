using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms.Situation;

/// <summary>Which instance of the bot draws the situation of an alarm, and word for it from the others that something has changed.</summary>
public interface ISituationLeases
{
    /// <summary>Takes the lease if it is free, has run out, or is the holder's own; the word of the others is taken with it.</summary>
    /// <param name="alarm">The alarm.</param>
    /// <param name="holder">This instance.</param>
    /// <param name="now">The time.</param>
    /// <param name="length">How long it is to last.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<SituationLease> TakeAsync(WorkId alarm, string holder, DateTimeOffset now, TimeSpan length, CancellationToken cancellationToken);

    /// <summary>Gives the lease back, so that another instance need not wait until it runs out.</summary>
    Task ReleaseAsync(WorkId alarm, string holder, CancellationToken cancellationToken);

    /// <summary>Tells whoever holds the lease that something has changed.</summary>
    Task NoteAsync(WorkId alarm, CancellationToken cancellationToken);
}

/// <summary>What became of taking a lease.</summary>
/// <param name="IsHeld">Whether this instance draws.</param>
/// <param name="HasChanged">Whether another one has noted a change since it was last taken.</param>
public readonly record struct SituationLease(bool IsHeld, bool HasChanged);
