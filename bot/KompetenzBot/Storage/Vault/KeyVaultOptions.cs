namespace KompetenzBot.Storage.Vault;

/// <summary>Configuration section <c>KeyVault</c>: what wraps the key ring, and where the key of the audit trail is.</summary>
public sealed class KeyVaultOptions
{
    /// <summary>Address of the vault; empty: the key ring is not wrapped, which Production refuses.</summary>
    public string Uri { get; set; } = string.Empty;

    /// <summary>The certificate that wraps new keys: its name, or name/version.</summary>
    public string Certificate { get; set; } = string.Empty;

    /// <summary>Those that wrapped before: a name, name/version, or only a version of <see cref="Certificate"/>.</summary>
    public IList<string> PreviousCertificates { get; } = [];
}
