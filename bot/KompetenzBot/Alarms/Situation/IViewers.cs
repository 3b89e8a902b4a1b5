using KompetenzBot.Conversations;
using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms.Situation;

/// <summary>Who watches which alarm. The first viewer is written with the alarm.</summary>
public interface IViewers
{
    /// <summary>The situation cards of an alarm.</summary>
    Task<IReadOnlyList<Viewer>> ListAsync(WorkId alarm, CancellationToken cancellationToken);

    /// <summary>Adds a coordinator's situation card, or lets a new one be sent to them.</summary>
    Task ShowAsync(Viewer viewer, CancellationToken cancellationToken);

    /// <summary>Writes a viewer back. Null is a conflict: another instance draws this card. Otherwise the row as it now is.</summary>
    Task<Viewer?> TryUpdateAsync(Viewer viewer, CancellationToken cancellationToken);
}

/// <summary>A coordinator's situation card of one alarm.</summary>
/// <param name="Alarm">The alarm.</param>
/// <param name="User">Who watches.</param>
/// <param name="Culture">Language of the card.</param>
/// <param name="ActivityId">The message that holds the card; null: not sent yet.</param>
/// <param name="Drawn">Fingerprint of what the card shows.</param>
/// <param name="DrawnAt">When it was last drawn, or claimed to be; later than now while an instance sends the first one.</param>
/// <param name="Version">To write against.</param>
public sealed record Viewer(
    WorkId Alarm, UserId User, string Culture, string? ActivityId = null, string? Drawn = null, DateTimeOffset? DrawnAt = null, string Version = "");
