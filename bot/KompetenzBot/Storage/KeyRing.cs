using System.Security.Cryptography.X509Certificates;
using KompetenzBot.Storage.Vault;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace KompetenzBot.Storage;

/// <summary>
/// The keys that protect all payloads, opened at start with the certificates of the key vault. Where one of them cannot be opened the bot does not start:
/// the framework would make a new key beside it, and everything that was written before would be gone without a word.
/// </summary>
internal sealed partial class KeyRing(KeyTable table, KeyVault vault, IHostEnvironment environment, ILoggerFactory logs) : IDataProtectionProvider, IHostedService, IDisposable
{
    private readonly ILogger _logger = logs.CreateLogger<KeyRing>();
    private ServiceProvider? _framework;

    /// <summary>The framework's own management of the keys.</summary>
    public IKeyManager Keys => Framework.GetRequiredService<IKeyManager>();

    private ServiceProvider Framework => _framework ?? throw new InvalidOperationException("The key ring is opened at start.");

    public IDataProtector CreateProtector(string purpose) => Framework.GetDataProtector(purpose);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var stored = WrappedKeys.In(table.GetAllElements());
        _framework = Open(await CertificatesAsync(stored, cancellationToken));
        Judge(stored);
        foreach (var key in Keys.GetAllKeys().Where(key => !key.IsRevoked))
        {
            TryOpen(key);
        }

        // makes the first key now and not in somebody's turn
        CreateProtector(nameof(KeyRing)).Protect([]);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _framework?.Dispose();

    private async Task<IReadOnlyList<X509Certificate2>> CertificatesAsync(WrappedKeys stored, CancellationToken cancellationToken)
    {
        if (!vault.IsConfigured)
        {
            return stored.Wrapped.Count == 0 ? [] : throw NotOpened(stored.Wrapped, "KeyVault:Uri is not configured");
        }

        var certificates = (await vault.ReadCertificatesAsync(cancellationToken)).ToList();
        if (stored.NotOpenedBy(certificates).Count > 0)
        {
            await foreach (var version in vault.ReadVersionsAsync(cancellationToken))
            {
                certificates.Add(version);
            }
        }

        return stored.NotOpenedBy(certificates) is { Count: > 0 } missing
            ? throw NotOpened(missing, "neither KeyVault:Certificate nor KeyVault:PreviousCertificates nor any version of theirs is the certificate")
            : certificates;
    }

    private ServiceProvider Open(IReadOnlyList<X509Certificate2> certificates)
    {
        var services = new ServiceCollection().AddSingleton(logs);
        var protection = services.AddDataProtection().SetApplicationName("KompetenzBot").AddKeyManagementOptions(options => options.XmlRepository = table);
        if (certificates.Count > 0)
        {
            protection.ProtectKeysWithCertificate(certificates[0]).UnprotectKeysWithAnyCertificate([.. certificates.Skip(1)]);
        }

        return services.BuildServiceProvider();
    }

    private void Judge(WrappedKeys stored)
    {
        if (stored.Bare.Count == 0 || !vault.IsConfigured)
        {
            return;
        }

        if (environment.IsProduction())
        {
            throw new InvalidOperationException(
                $"KeyVault:Certificate: the key ring was made without a certificate; its keys {string.Join(", ", stored.Bare)} lie readable in the table {StorageNames.Keys}. What a stage without a key vault has stored does not become Production: begin with empty tables.");
        }

        Log.Bare(_logger, stored.Bare.Count);
    }

    private static void TryOpen(IKey key)
    {
        try
        {
            key.CreateEncryptor();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"KeyVault:Certificate: key {key.KeyId} of the key ring is damaged. Restore its row of the table {StorageNames.Keys} from a copy; everything that it protects cannot be read without it.", exception);
        }
    }

    private static InvalidOperationException NotOpened(IReadOnlyList<WrappedKey> keys, string why)
    {
        var missing = keys.GroupBy(key => key.Thumbprint, key => key.Id, StringComparer.Ordinal).Select(group => $"{group.Key} (of key {string.Join(", ", group)})");
        return new InvalidOperationException(
            $"KeyVault:PreviousCertificates: {why} with the thumbprint {string.Join(" and ", missing)}. Profiles that these keys protect could not be read, so the bot does not start, and nothing was changed. Name that certificate, or recover it in the key vault.");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Count} keys of the ring were made without a certificate and lie readable in the table; only new ones are wrapped.")]
        public static partial void Bare(ILogger logger, int count);
    }
}
