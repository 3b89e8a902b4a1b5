using KompetenzBot.Conversations;
using KompetenzBot.Delivery;

namespace KompetenzBot.Storage;

/// <summary>The keys of the table of deliveries: a work is spread over 16 partitions; a person's rows stand together.</summary>
internal static class DeliveryKeys
{
    public static string Partition(WorkId work, UserId user) => $"{work.Value}|{UserHash.Of(user)[0]}";

    public static WorkId WorkOf(string partition) => new(partition[..partition.LastIndexOf('|')]);

    public static string Person(UserId user) => user.ToString();

    public static string Message(UserId user, string purpose) => $"{user}|m|{purpose}";

    public static string Answer(UserId user, DateTimeOffset at) => $"{user}|a|{Guid.CreateVersion7(at):N}";

    /// <summary>Begins every row of someone who was erased and is only counted.</summary>
    public static string Erased(DateTimeOffset at) => $"{ErasedPrefix}{Guid.CreateVersion7(at):N}";

    public const string ErasedPrefix = "erased|";

    public const string MessageMark = "|m|";

    /// <summary>Whether a row is a message of this purpose.</summary>
    public static bool IsMessage(string row, string purpose) => row.EndsWith(MessageMark + purpose, StringComparison.Ordinal);

    /// <summary>The person that a row belongs to; none for an erased one.</summary>
    public static UserId? UserOf(string row) => UserId.TryParse(row.Split('|', 2)[0]);

    public static string PurposeOf(string row) => row[(row.IndexOf(MessageMark, StringComparison.Ordinal) + MessageMark.Length)..];

    /// <summary>The partitions of a work, in order.</summary>
    public static IEnumerable<string> Partitions(WorkId work) => "0123456789abcdef".Select(digit => $"{work.Value}|{digit}");

    /// <summary>All partitions of a work, and nothing else: digits and letters sort between <c>|</c> + 0 and <c>|</c> + g.</summary>
    public static (string From, string To) PartitionsOf(WorkId work) => ($"{work.Value}|0", $"{work.Value}|g");
}
