using KompetenzBot.Conversations;

namespace KompetenzBot.Privacy;

/// <summary>A place that holds data about people. Whoever adds one implements this, so that neither erasing nor the copy of one's own data forgets a place.</summary>
public interface IPersonalData
{
    /// <summary>Removes the person. May be called again after it was interrupted.</summary>
    Task EraseAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Everything that is stored here about the person; no sections where there is nothing.</summary>
    Task<IReadOnlyList<PersonalSection>> ExportAsync(UserId user, CancellationToken cancellationToken);
}
