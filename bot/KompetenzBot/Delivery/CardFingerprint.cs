using System.Security.Cryptography;
using System.Text;
using KompetenzBot.Conversations;

namespace KompetenzBot.Delivery;

/// <summary>Names what a message shows; the same name is the same content.</summary>
internal static class CardFingerprint
{
    private const int Bytes = 9;

    /// <summary>The name.</summary>
    public static string Of(Message message) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Content(message))).AsSpan(0, Bytes));

    private static string Content(Message message) => message is Message.Card card ? card.Content.GetRawText() : message.ToString();
}
