using System.Text;

namespace KompetenzBot.Audit;

/// <summary>The key of the audit trail.</summary>
/// <param name="Value">32 bytes or more.</param>
public sealed record AuditKey(ReadOnlyMemory<byte> Value)
{
    /// <summary>For development machines: known to everyone, so that it proves nothing. Production does not start without a key vault.</summary>
    public static AuditKey Development { get; } = new(Encoding.UTF8.GetBytes("KompetenzBot development audit trail"));

    /// <summary>From base64.</summary>
    /// <exception cref="FormatException">It is none, or too short to be guarded by.</exception>
    public static AuditKey Parse(string base64) => Convert.FromBase64String(base64) is { Length: >= Shortest } key
        ? new AuditKey(key)
        : throw new FormatException("The key is too short.");

    private const int Shortest = 32;
}
