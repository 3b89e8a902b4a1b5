using System.Text;

namespace KompetenzBot.Audit;

/// <summary>The key of the audit trail.</summary>
/// <param name="Value">32 bytes or more.</param>
public sealed record AuditKey(ReadOnlyMemory<byte> Value)
{
    /// <summary>For development machines: known to everyone, so that it proves nothing. Production does not start without a key vault.</summary>
    public static AuditKey Development { get; } = new(Encoding.UTF8.GetBytes("KompetenzBot development audit trail"));
}
