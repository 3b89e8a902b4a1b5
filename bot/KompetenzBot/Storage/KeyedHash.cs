using System.Security.Cryptography;
using System.Text;
using KompetenzBot.Audit;

namespace KompetenzBot.Storage;

/// <summary>Codes that can be recognised and not read: without the bot's key not even who has a list of all ids finds out whose they are.</summary>
/// <param name="key">The bot's.</param>
/// <param name="purpose">Codes for one purpose say nothing about those for another.</param>
internal sealed class KeyedHash(AuditKey key, string purpose)
{
    private readonly byte[] _key = HMACSHA256.HashData(key.Value.Span, Encoding.UTF8.GetBytes(purpose));

    /// <summary>64 digits in lower case hex.</summary>
    public string Of(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text)));
}
