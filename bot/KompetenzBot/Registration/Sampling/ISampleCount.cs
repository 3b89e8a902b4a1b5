using KompetenzBot.Conversations;

namespace KompetenzBot.Registration.Sampling;

/// <summary>Counts sample messages per person and day, also across dialogs that were cancelled.</summary>
public interface ISampleCount
{
    /// <summary>Takes one of the day's messages; false where there are none left. The same message is counted once, however often it is tried.</summary>
    Task<bool> TryTakeAsync(UserId user, DateOnly day, int most, Guid message, CancellationToken cancellationToken);
}
