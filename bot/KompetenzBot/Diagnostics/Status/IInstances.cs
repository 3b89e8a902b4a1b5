namespace KompetenzBot.Diagnostics.Status;

/// <summary>The instances of the bot, where they are known to each other.</summary>
public interface IInstances
{
    /// <summary>All that were seen lately.</summary>
    Task<IReadOnlyList<SeenInstance>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>An instance of the bot.</summary>
/// <param name="Name">Of the process, never of a person.</param>
/// <param name="SeenAt">When it last said that it lives.</param>
public sealed record SeenInstance(string Name, DateTimeOffset SeenAt);

/// <summary>The certificate that wraps the key ring, where there is one.</summary>
public interface ICertificateExpiry
{
    /// <summary>When it expires; null: not known.</summary>
    DateTimeOffset? ExpiresAt { get; }
}
