using System.Security.Cryptography;
using System.Text;

namespace KompetenzBot.Sandbox;

/// <summary>Invented ids that are the same in every run.</summary>
internal static class Invented
{
    /// <summary>A valid version 4 GUID derived from a text.</summary>
    public static Guid Guid(string seed)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
