using KompetenzBot.Conversations;

namespace KompetenzBot.Privacy;

/// <summary>A place that holds data about people. Whoever adds one implements this, so that erasing forgets no place.</summary>
public interface IPersonalData
{
    /// <summary>Removes the person. May be called again after it was interrupted.</summary>
    Task EraseAsync(UserId user, CancellationToken cancellationToken);
}
