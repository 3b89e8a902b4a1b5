using System.Security.Cryptography;
using System.Text;
using KompetenzBot.Conversations;

namespace KompetenzBot.Storage;

/// <summary>SHA-256 of a user id in lower case hex: spreads people evenly over partitions.</summary>
internal static class UserHash
{
    public static string Of(UserId user) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(user.ToString())));
}
