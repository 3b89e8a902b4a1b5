using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure;
using Azure.Core;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using KompetenzBot.Audit;
using KompetenzBot.Diagnostics.Status;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Storage.Vault;

/// <summary>The city's key vault, read at start with the bot's own identity. Whatever goes wrong is said with the key of the configuration that it concerns.</summary>
internal sealed class KeyVault(IOptions<KeyVaultOptions> options, TokenCredential credential, SecretClientOptions clientOptions) : ICertificateExpiry
{
    /// <summary>The name of the secret that is the key of the audit trail.</summary>
    public const string AuditSecret = "audit-trail";

    private readonly KeyVaultOptions _options = options.Value;
    private readonly Lazy<SecretClient> _client = new(() => new SecretClient(new Uri(options.Value.Uri), credential, clientOptions));

    /// <summary>Of the certificate that wraps new keys; null until it was read.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    public bool IsConfigured => _options.Uri.Length > 0;

    /// <summary>The certificates that are named: first the one that wraps new keys.</summary>
    public async Task<IReadOnlyList<X509Certificate2>> ReadCertificatesAsync(CancellationToken cancellationToken)
    {
        List<X509Certificate2> certificates = [await ReadAsync("KeyVault:Certificate", _options.Certificate, cancellationToken)];
        ExpiresAt = new DateTimeOffset(certificates[0].NotAfter.ToUniversalTime());
        foreach (var (index, entry) in _options.PreviousCertificates.Index())
        {
            certificates.Add(await ReadAsync($"KeyVault:PreviousCertificates:{index}", Named(entry), cancellationToken));
        }

        return certificates;
    }

    /// <summary>Every version of the named certificates that can be read. A vault that renews a certificate by itself tells nobody.</summary>
    public async IAsyncEnumerable<X509Certificate2> ReadVersionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in _options.PreviousCertificates.Select(Named).Prepend(_options.Certificate).Select(entry => entry.Split('/')[0]).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            await foreach (var version in VersionsAsync(name, cancellationToken))
            {
                if (version.Enabled != false)
                {
                    yield return await ReadAsync($"KeyVault:Certificate ({version.Version})", $"{name}/{version.Version}", cancellationToken);
                }
            }
        }
    }

    /// <summary>The key of the audit trail. Waits for the answer, since it is needed to put the bot together.</summary>
    public AuditKey ReadAuditKey()
    {
        if (!IsConfigured)
        {
            return AuditKey.Development;
        }

        try
        {
            return AuditKey.Parse(_client.Value.GetSecret(AuditSecret).Value.Value);
        }
        catch (FormatException exception)
        {
            throw new InvalidOperationException($"KeyVault:Uri: the secret {AuditSecret} must be at least 32 random bytes in base64.", exception);
        }
        catch (Exception exception) when (Refusal(exception, $"the secret {AuditSecret}, which is the key of the audit trail") is { } refusal)
        {
            throw new InvalidOperationException($"KeyVault:Uri: {refusal}", exception);
        }
    }

    private string Named(string entry) => VaultCertificate.IsVersion(entry) ? $"{_options.Certificate.Split('/')[0]}/{entry}" : entry;

    private async Task<X509Certificate2> ReadAsync(string key, string entry, CancellationToken cancellationToken)
    {
        try
        {
            var parts = entry.Split('/', 2);
            var secret = (await _client.Value.GetSecretAsync(parts[0], parts.ElementAtOrDefault(1), cancellationToken: cancellationToken)).Value;
            return VaultCertificate.Read(secret.Value, secret.Properties.ContentType);
        }
        catch (Exception exception) when (Refusal(exception, $"the certificate {entry}") is { } refusal)
        {
            throw new InvalidOperationException($"{key}: {refusal}", exception);
        }
    }

    private async IAsyncEnumerable<SecretProperties> VersionsAsync(string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var versions = _client.Value.GetPropertiesOfSecretVersionsAsync(name, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            try
            {
                if (!await versions.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception exception) when (Refusal(exception, $"the versions of {name}") is { } refusal)
            {
                throw new InvalidOperationException($"KeyVault:Certificate: {refusal}", exception);
            }

            yield return versions.Current;
        }
    }

    private static string? Refusal(Exception exception, string what) => exception switch
    {
        RequestFailedException { Status: 404 } => $"the key vault does not have {what}.",
        RequestFailedException { Status: 401 or 403 } => $"the key vault does not let the bot read {what}. Its identity needs the role Key Vault Secrets User, and the version must not be disabled.",
        RequestFailedException { Status: 0 } or AggregateException => "the key vault cannot be reached.",
        RequestFailedException failure => $"the key vault answered {failure.Status} when it was asked for {what}.",
        AuthenticationFailedException => "the bot's identity gets no token for the key vault; see Bot:Credential and Bot:AppId.",
        CryptographicException unusable => $"{what} cannot be used. {unusable.Message}",
        _ => null,
    };
}
