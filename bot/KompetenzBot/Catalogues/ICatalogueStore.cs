namespace KompetenzBot.Catalogues;

/// <summary>The catalogues that administrators have made, as numbered versions.</summary>
public interface ICatalogueStore
{
    /// <summary>The newest version, or null if the product's own catalogue is in force.</summary>
    Task<CatalogueVersion?> FindNewestAsync(CancellationToken cancellationToken);

    /// <summary>The text of a version; null if there is none or it is not whole.</summary>
    Task<string?> ReadAsync(int number, CancellationToken cancellationToken);

    /// <summary>Stores a text as the version after this one. False: somebody else has stored one meanwhile.</summary>
    Task<bool> TryAddAsync(CatalogueVersion? newest, string json, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Keeps a text until it is confirmed.</summary>
    Task KeepAsync(Guid id, string json, CancellationToken cancellationToken);

    /// <summary>A text that was kept; null if there is none.</summary>
    Task<string?> FindKeptAsync(Guid id, CancellationToken cancellationToken);
}

/// <summary>A stored version.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When it was confirmed.</param>
/// <param name="Version">To write against.</param>
public sealed record CatalogueVersion(int Number, DateTimeOffset At, string Version);
