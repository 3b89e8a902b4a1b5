using KompetenzBot.Conversations;

namespace KompetenzBot.Privacy;

/// <summary>Remembers that somebody was erased, without remembering whom: so that a copy of the tables that is brought back does not bring them back.</summary>
public interface IErasureLedger
{
    /// <summary>Nothing of the person is left. Only a code stays that can be recognised and not read.</summary>
    Task AddAsync(UserId user, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>People of whom something is stored that is older than their erasure. Whoever has registered again since is not among them.</summary>
    Task<IReadOnlyList<UserId>> FindReturnedAsync(CancellationToken cancellationToken);
}
