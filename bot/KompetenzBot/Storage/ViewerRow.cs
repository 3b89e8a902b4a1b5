using KompetenzBot.Alarms.Situation;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>The stored form of a coordinator's situation card. Columns are only ever added.</summary>
internal static class ViewerRow
{
    /// <summary>Begin of the row keys.</summary>
    public const string Prefix = "viewer|";

    public static TableEntity Write(Viewer viewer) => new(viewer.Alarm.Value, Prefix + viewer.User)
    {
        ["Culture"] = viewer.Culture,
        ["ActivityId"] = viewer.ActivityId,
        ["Drawn"] = viewer.Drawn,
        ["DrawnAt"] = viewer.DrawnAt,
    };

    public static Viewer Read(TableEntity entity) => new(
        new WorkId(entity.PartitionKey),
        UserId.Parse(entity.RowKey[Prefix.Length..]),
        entity.GetString("Culture") ?? "de",
        entity.GetString("ActivityId"),
        entity.GetString("Drawn"),
        entity.GetDateTimeOffset("DrawnAt"),
        entity.ETag.ToString());
}
