using System.Text.Json.Nodes;
using Azure;
using KompetenzBot.Conversations;
using KompetenzBot.Diagnostics.SelfTests;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;
using KompetenzBot.Privacy.Retention;
using NodaTime;

namespace KompetenzBot.Storage;

/// <summary>A row of the settings for each self-test. The messages that they sent stand in the table of deliveries: to the test account, and to coordinators.</summary>
internal sealed class SelfTestTable(StorageNames names) : ISelfTestRows, IPersonalData, IRetained
{
    private const string Partition = "selftest";
    private readonly TableClient _table = names.Table(StorageNames.Settings);
    private readonly TableClient _deliveries = names.Table(StorageNames.Deliveries);

    public async Task<SelfTestState?> FindAsync(SelfTestKind kind, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(Partition, RowOf(kind), cancellationToken: cancellationToken) is { } entity ? Read(kind, entity) : null;

    public async Task<SelfTestState?> TryWriteAsync(SelfTestState state, CancellationToken cancellationToken)
    {
        var entity = Write(state);
        return await Conflict.NullAsync(() => state.Version.Length == 0
            ? _table.AddEntityAsync(entity, cancellationToken)
            : _table.UpdateEntityAsync(entity, new ETag(state.Version), cancellationToken: cancellationToken)) is { } version
            ? state with { Version = version.ToString() }
            : null;
    }

    public async Task EraseAsync(UserId user, CancellationToken cancellationToken)
    {
        await foreach (var entity in MessagesTo(user, cancellationToken))
        {
            await _deliveries.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ETag.All, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(UserId user, CancellationToken cancellationToken)
    {
        JsonArray messages = [];
        await foreach (var entity in MessagesTo(user, cancellationToken))
        {
            var message = MessageRow.Read(entity);
            messages.Add(new JsonObject { ["message"] = message.Purpose, ["state"] = message.State.ToString(), ["reason"] = message.Reason });
        }

        return messages.Count == 0 ? [] : [new PersonalSection(PersonalSections.SelfTests, messages)];
    }

    /// <summary>One message of each kind for each person, which the next one overwrites: those of people who get none any more.</summary>
    public Period KeptFor(RetentionTimes times) => Period.FromMonths(12);

    public Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var (from, to) = DeliveryKeys.PartitionsOf(SelfTestWork.Id);
        return AlarmRows.RemoveAsync(_deliveries, TableFilter.Create($"PartitionKey ge {from} and PartitionKey lt {to} and DueAt lt {before}"), cancellationToken);
    }

    private IAsyncEnumerable<TableEntity> MessagesTo(UserId user, CancellationToken cancellationToken) => _deliveries.QueryAsync(
        TableFilter.Partition(DeliveryKeys.Partition(SelfTestWork.Id, user)).And(TableFilter.StartsWith("RowKey", user.ToString())), cancellationToken: cancellationToken);

    private static string RowOf(SelfTestKind kind) => kind.ToString().ToLowerInvariant();

    private static TableEntity Write(SelfTestState state) => new(Partition, RowOf(state.Kind))
    {
        ["DueAt"] = state.DueAt,
        ["StartedAt"] = state.StartedAt,
        ["PassedAt"] = state.PassedAt,
        ["FailedAt"] = state.FailedAt,
        ["Reason"] = state.Reason,
        ["IsBroken"] = state.IsBroken,
        ["News"] = state.News.ToString(),
        ["TellingUntil"] = state.TellingUntil,
    };

    private static SelfTestState Read(SelfTestKind kind, TableEntity entity) => new(kind, entity.GetDateTimeOffset("DueAt") ?? DateTimeOffset.MinValue, entity.ETag.ToString())
    {
        StartedAt = entity.GetDateTimeOffset("StartedAt"),
        PassedAt = entity.GetDateTimeOffset("PassedAt"),
        FailedAt = entity.GetDateTimeOffset("FailedAt"),
        Reason = entity.GetString("Reason"),
        IsBroken = entity.GetBoolean("IsBroken") ?? false,
        News = Enum.TryParse<SelfTestNews>(entity.GetString("News"), out var news) ? news : SelfTestNews.None,
        TellingUntil = entity.GetDateTimeOffset("TellingUntil"),
    };
}
