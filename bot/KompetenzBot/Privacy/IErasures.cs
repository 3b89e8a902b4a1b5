using KompetenzBot.Conversations;

namespace KompetenzBot.Privacy;

/// <summary>Erasures that have begun and not come to their end: what a crash left is finished by whoever looks next.</summary>
public interface IErasures
{
    /// <summary>Remembers that a person is to be erased; stays until <see cref="EndAsync"/>.</summary>
    Task BeginAsync(Erasure erasure, CancellationToken cancellationToken);

    /// <summary>Nothing of the person is left, or they stay after all.</summary>
    Task EndAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>All that have begun.</summary>
    Task<IReadOnlyList<Erasure>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>An erasure under way.</summary>
/// <param name="User">Whose.</param>
/// <param name="Pseudonym">By which the trail knows them; null: they have no profile, or none that can be read.</param>
/// <param name="Cause">Why.</param>
/// <param name="At">When it began.</param>
public sealed record Erasure(UserId User, string? Pseudonym, ErasureCause Cause, DateTimeOffset At);
