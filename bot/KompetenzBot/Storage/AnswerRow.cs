using System.Globalization;
using KompetenzBot.Alarms;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>The stored form of a person in an alarm. Columns are only ever added.</summary>
internal static class AnswerRow
{
    /// <summary>The column that says that a client has shown the call.</summary>
    public const string Seen = "Seen";

    /// <summary>A person, or somebody of whom only a count is left.</summary>
    public static bool IsPerson(TableEntity row) => !row.RowKey.Contains('|', StringComparison.Ordinal) || row.RowKey.StartsWith(DeliveryKeys.ErasedPrefix, StringComparison.Ordinal);

    /// <summary>One of the answers of a person.</summary>
    public static bool IsAnswer(TableEntity row) => row.RowKey.Contains("|a|", StringComparison.Ordinal);

    /// <summary>What the person said last.</summary>
    public static AnswerKind AnswerOf(TableEntity entity) => Enum.TryParse<AnswerKind>(entity.GetString("Answer"), out var kind) ? kind : AnswerKind.None;

    /// <summary>The person, without what stands in rows of their messages.</summary>
    public static CalledPerson Read(TableEntity entity, Acceptance? acceptance) => new(
        DeliveryKeys.WorkOf(entity.PartitionKey),
        DeliveryKeys.UserOf(entity.RowKey) ?? default,
        int.TryParse(entity.GetString("Need"), NumberStyles.None, CultureInfo.InvariantCulture, out var need) ? need : 1,
        AnswerOf(entity),
        entity.GetDateTimeOffset("AnsweredAt"),
        acceptance,
        MessageRow.State(entity.GetString("Call")),
        entity.ETag.ToString())
    {
        AskAgainAt = entity.GetDateTimeOffset("AskAgainAt"),
        IsSeen = entity.GetBoolean(Seen) ?? false,
    };
}
