using System.Globalization;
using KompetenzBot.Alarms;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;

namespace KompetenzBot.Storage;

/// <summary>The stored form of a wave: numbers and times. Columns are only ever added.</summary>
internal static class WaveRow
{
    /// <summary>Begin of the row keys.</summary>
    public const string Prefix = "wave|";

    public static TableEntity Write(WorkId id, Wave wave) => new(id.Value, Prefix + wave.Number.ToString("000", CultureInfo.InvariantCulture))
    {
        ["DueAt"] = wave.DueAt,
        ["Cause"] = wave.Cause.ToString(),
        ["Everyone"] = wave.Everyone,
        ["Totals"] = WriteNumbers(wave.Totals),
        ["Left"] = WriteNumbers(wave.Left),
        ["ClaimedUntil"] = wave.ClaimedUntil,
        ["DoneAt"] = wave.DoneAt,
        ["Called"] = wave.Called,
    };

    public static Wave Read(TableEntity entity) => new(
        int.Parse(entity.RowKey.AsSpan(Prefix.Length), CultureInfo.InvariantCulture),
        entity.GetDateTimeOffset("DueAt")!.Value,
        Enum.TryParse<WaveCause>(entity.GetString("Cause"), out var cause) ? cause : WaveCause.Interval)
    {
        Everyone = entity.GetBoolean("Everyone") ?? false,
        Totals = ReadNumbers(entity.GetString("Totals")),
        Left = ReadNumbers(entity.GetString("Left")),
        ClaimedUntil = entity.GetDateTimeOffset("ClaimedUntil"),
        DoneAt = entity.GetDateTimeOffset("DoneAt"),
        Called = entity.GetInt32("Called") ?? 0,
        Version = entity.ETag.ToString(),
    };

    private static string? WriteNumbers(IReadOnlyList<int>? numbers) => numbers is null ? null : string.Join(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static int[]? ReadNumbers(string? text) => text is null ? null : [.. text.Split(' ').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
}
