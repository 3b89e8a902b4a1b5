using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace KompetenzBot.AnswerPage;

/// <summary>The secret of a link: 128 random bits, as short as a link can carry them.</summary>
internal static class AnswerToken
{
    private const int Bytes = 16;

    /// <summary>A new one: 22 letters, digits, hyphens and underscores.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Under which it is kept. Made of any text, so that a malformed token takes the same way as an unknown one.</summary>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
