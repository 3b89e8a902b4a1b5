using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KompetenzBot.Storage.Vault;

/// <summary>A certificate with its private key, as a vault serves it: as a secret of the same name.</summary>
internal static class VaultCertificate
{
    private const string Pem = "application/x-pem-file";

    /// <summary>From the value and content type of the secret.</summary>
    /// <exception cref="CryptographicException">It is none, or has no private RSA key.</exception>
    public static X509Certificate2 Read(string value, string? contentType)
    {
        var certificate = contentType == Pem ? X509Certificate2.CreateFromPem(value, value) : FromPkcs12(value);
        using var key = certificate.GetRSAPrivateKey();
        return key is not null ? certificate : throw new CryptographicException("It has no private RSA key; its policy must allow to export an RSA key.");
    }

    /// <summary>Whether a configured entry is only a version.</summary>
    public static bool IsVersion(string entry) => entry.Length == 32 && UInt128.TryParse(entry, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);

    private static X509Certificate2 FromPkcs12(string base64)
    {
        try
        {
            // the key stays in memory, where the platform can do that
            return X509CertificateLoader.LoadPkcs12(
                Convert.FromBase64String(base64), password: null, OperatingSystem.IsMacOS() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet);
        }
        catch (FormatException exception)
        {
            throw new CryptographicException("It is not a certificate.", exception);
        }
    }
}
