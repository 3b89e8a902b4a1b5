using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>The stored form of a message: ids, state and times; nothing about people. Columns are only ever added.</summary>
internal static class MessageRow
{
    /// <summary>The column that says when a card is to be brought up to date. Written also by whoever changes what the card shows, in the same transaction.</summary>
    public const string UpdateDue = "UpdateDue";

    /// <summary>The column that says that no pointer leads to the row.</summary>
    public const string Unqueued = "Unqueued";

    public static TableEntity Write(OutboxMessage message) => new(
        DeliveryKeys.Partition(message.Work, message.User), DeliveryKeys.Message(message.User, message.Purpose))
    {
        ["Variant"] = message.Variant,
        ["Culture"] = message.Culture,
        ["State"] = message.State.ToString(),
        ["DueAt"] = message.DueAt,
        ["Attempts"] = message.Attempts,
        ["ActivityId"] = message.ActivityId,
        ["Reason"] = message.Reason,
        ["Copies"] = message.Copies.Length > 0 ? message.Copies : null,
        ["Ticket"] = message.Ticket.Length > 0 ? message.Ticket : null,
        ["HasArrived"] = message.Receipt?.HasArrived,
        ["ReceiptAt"] = message.Receipt?.At,
        ["DeliveredAt"] = message.DeliveredAt,
        [Unqueued] = message.IsUnqueued ? true : null,
        ["Forward"] = message.IsBroughtForward ? true : null,
        [UpdateDue] = message.UpdateDueAt,
        ["Shown"] = message.Shown,
    };

    public static OutboxMessage Read(TableEntity entity) => new(
        DeliveryKeys.WorkOf(entity.PartitionKey),
        DeliveryKeys.UserOf(entity.RowKey)!.Value,
        DeliveryKeys.PurposeOf(entity.RowKey),
        entity.GetString("Variant") ?? string.Empty,
        entity.GetString("Culture") ?? "de",
        State(entity.GetString("State")),
        entity.GetDateTimeOffset("DueAt") ?? DateTimeOffset.MinValue,
        entity.GetInt32("Attempts") ?? 0,
        entity.GetString("ActivityId"),
        entity.GetString("Reason"),
        entity.ETag.ToString())
    {
        Partition = entity.PartitionKey,
        Copies = entity.GetString("Copies") ?? string.Empty,
        Ticket = entity.GetString("Ticket") ?? string.Empty,
        Receipt = entity.GetBoolean("HasArrived") is { } arrived && entity.GetDateTimeOffset("ReceiptAt") is { } at ? new DeliveryReceipt(arrived, at) : null,
        DeliveredAt = entity.GetDateTimeOffset("DeliveredAt"),
        IsUnqueued = entity.GetBoolean(Unqueued) ?? false,
        IsBroughtForward = entity.GetBoolean("Forward") ?? false,
        UpdateDueAt = entity.GetDateTimeOffset(UpdateDue),
        Shown = entity.GetString("Shown"),
    };

    public static DeliveryState State(string? text) => Enum.TryParse<DeliveryState>(text, out var state) ? state : DeliveryState.Pending;
}
