using System.Buffers.Binary;
using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms;

/// <summary>The time that an alarm's id carries (RFC 9562, UUID version 7).</summary>
internal static class WorkTime
{
    public static DateTimeOffset Of(WorkId id)
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.ParseExact(id.Value, "N").TryWriteBytes(bytes, bigEndian: true, out _);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(BinaryPrimitives.ReadUInt64BigEndian(bytes) >> 16));
    }
}
