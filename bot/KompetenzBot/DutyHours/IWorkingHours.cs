using KompetenzBot.Conversations;

namespace KompetenzBot.DutyHours;

/// <summary>The working hours that stand in a person's calendar. Asked only for people who consented to it.</summary>
public interface IWorkingHours
{
    /// <summary>In the city's local time; null where the directory does not say or cannot be asked now. Never throws because of the directory.</summary>
    Task<WorkingHours?> FindAsync(UserId user, CancellationToken cancellationToken);
}
