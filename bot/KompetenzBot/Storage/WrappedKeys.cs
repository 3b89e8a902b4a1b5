using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;

namespace KompetenzBot.Storage;

/// <summary>What the stored key ring shows about itself without a private key.</summary>
/// <param name="Bare">The ids of keys that everybody can read who reads the table.</param>
/// <param name="Wrapped">The others.</param>
internal sealed record WrappedKeys(IReadOnlyList<string> Bare, IReadOnlyList<WrappedKey> Wrapped)
{
    private static readonly XNamespace Protection = "http://schemas.asp.net/2015/03/dataProtection";
    private static readonly XNamespace Signature = "http://www.w3.org/2000/09/xmldsig#";

    public static WrappedKeys In(IEnumerable<XElement> ring)
    {
        var keys = ring.Where(element => element.Name.LocalName == "key").ToLookup(key => key.Descendants(Protection + "encryptedSecret").Any());
        return new WrappedKeys([.. keys[false].Select(IdOf)], [.. keys[true].Select(key => new WrappedKey(IdOf(key), CertificateOf(key)))]);
    }

    /// <summary>Those that none of these certificates opens.</summary>
    public IReadOnlyList<WrappedKey> NotOpenedBy(IEnumerable<X509Certificate2> certificates)
    {
        var thumbprints = certificates.Select(certificate => certificate.Thumbprint).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Wrapped.Where(key => !thumbprints.Contains(key.Thumbprint))];
    }

    private static string IdOf(XElement key) => (string?)key.Attribute("id") ?? "?";

    private static string CertificateOf(XElement key)
    {
        if (key.Descendants(Signature + "X509Certificate").FirstOrDefault() is not { } stored)
        {
            return "?";
        }

        using var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(stored.Value));
        return certificate.Thumbprint;
    }
}

/// <summary>A key of the ring that a certificate wraps.</summary>
/// <param name="Id">The key's.</param>
/// <param name="Thumbprint">The certificate's.</param>
internal sealed record WrappedKey(string Id, string Thumbprint);
