namespace KompetenzBot.Diagnostics.Status;

/// <summary>The certificate that wraps the key ring, where there is one.</summary>
public interface ICertificateExpiry
{
    /// <summary>When it expires; null: not known.</summary>
    DateTimeOffset? ExpiresAt { get; }
}
