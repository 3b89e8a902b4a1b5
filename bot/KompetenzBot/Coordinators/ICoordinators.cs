using KompetenzBot.Conversations;

namespace KompetenzBot.Coordinators;

/// <summary>Says who may issue alarms, and for which body. Asked at the moment of every action, never remembered by a card.</summary>
public interface ICoordinators
{
    /// <summary>All bodies that may call.</summary>
    IReadOnlyList<Body> Bodies { get; }

    /// <summary>The person as a coordinator, or null if they are none.</summary>
    /// <remarks>For what is about to be done or shown: the use of a break-glass right is recorded. Null also where the directory cannot be asked.</remarks>
    ValueTask<Coordinator?> FindAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Whether it can be said now what the person is: false where the directory does not answer.</summary>
    ValueTask<bool> IsKnownAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>Whether the person is a coordinator; only for what is offered to them, such as a line of help.</summary>
    ValueTask<bool> IsOneAsync(UserId user, CancellationToken cancellationToken);
}

/// <summary>A person who may issue alarms.</summary>
public sealed record Coordinator(UserId User, Body Body);

/// <summary>One of the bodies that may call.</summary>
/// <param name="Name">As people know it, e.g. "Kommunales Lagezentrum".</param>
/// <param name="Phone">Where people can check that a call is genuine; may be absent.</param>
public sealed record Body(string Name, string? Phone)
{
    /// <summary>Whether it may send large alarms without a second pair of eyes, with a reason.</summary>
    public bool MayBypassFourEyes { get; init; }

    /// <summary>E.164 of the phone of whoever is on duty; null: there is none.</summary>
    public string? DutyPhone { get; init; }
}
