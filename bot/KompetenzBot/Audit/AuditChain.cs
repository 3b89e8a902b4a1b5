using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace KompetenzBot.Audit;

/// <summary>Links each entry to the one before it, so that nobody can change, remove or insert one without the key.</summary>
public static class AuditChain
{
    /// <summary>HMAC-SHA-256 over the code of the entry before and everything that this entry says.</summary>
    /// <param name="key">Known to the bot only.</param>
    /// <param name="previous">The code of the entry before, also where that one is of an earlier month; empty for the very first.</param>
    /// <param name="sequence">The entry's place in its month, from 1.</param>
    /// <param name="entry">What happened.</param>
    public static byte[] CodeOf(ReadOnlySpan<byte> key, ReadOnlySpan<byte> previous, int sequence, AuditEntry entry)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        Add(mac, previous);
        Span<byte> numbers = stackalloc byte[sizeof(int) + sizeof(long)];
        BinaryPrimitives.WriteInt32LittleEndian(numbers, sequence);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[sizeof(int)..], entry.At.UtcTicks);
        Add(mac, numbers);
        foreach (var text in (ReadOnlySpan<string>)[entry.Event.ToString(), entry.Subject, entry.Actor, entry.Detail])
        {
            Add(mac, Encoding.UTF8.GetBytes(text));
        }

        return mac.GetHashAndReset();
    }

    /// <summary>With its length, so that no two entries say the same bytes.</summary>
    private static void Add(IncrementalHash mac, ReadOnlySpan<byte> content)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        mac.AppendData(length);
        mac.AppendData(content);
    }
}
