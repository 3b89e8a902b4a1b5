using KompetenzBot.Delivery;

namespace KompetenzBot.Reminders;

/// <summary>The rows of past reminders.</summary>
public interface IReminderRows
{
    /// <summary>Removes all rows of months before this one.</summary>
    Task RemoveBeforeAsync(WorkId month, CancellationToken cancellationToken);
}
