namespace KompetenzBot.Settings;

/// <summary>The texts that administrators have made of a setting, as numbered versions.</summary>
public interface ISettingStore
{
    /// <summary>The newest version, or null if what the product brings is in force.</summary>
    Task<SettingVersion?> FindNewestAsync(string setting, CancellationToken cancellationToken);

    /// <summary>The text of a version; null if there is none or it is not whole.</summary>
    Task<string?> ReadAsync(string setting, int number, CancellationToken cancellationToken);

    /// <summary>Stores a text as the version after this one. False: somebody else has stored one meanwhile.</summary>
    Task<bool> TryAddAsync(string setting, SettingVersion? newest, string json, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Keeps a text until it is confirmed.</summary>
    Task KeepAsync(string setting, Guid id, string json, CancellationToken cancellationToken);

    /// <summary>A text that was kept; null if there is none.</summary>
    Task<string?> FindKeptAsync(string setting, Guid id, CancellationToken cancellationToken);
}

/// <summary>A stored version.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When it was confirmed.</param>
/// <param name="Version">To write against.</param>
public sealed record SettingVersion(int Number, DateTimeOffset At, string Version);
