using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Azure;
using KompetenzBot.AnswerPage;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Storage;

/// <summary>
/// One row per link, under the hash of its token. Whose it is stands protected: who operates the storage is not to see who was called when an alarm's other
/// rows have forgotten it.
/// </summary>
internal sealed partial class AnswerLinkTable(StorageNames names, ProtectedRow rows, IOptions<AnswerPageOptions> options, TimeProvider time, ILogger<AnswerLinkTable> logger) : IAnswerLinks, IPersonalData
{
    private const string Row = "link";
    private const string Alarm = "Alarm";
    private const string ExpiresAt = "ExpiresAt";
    private const string WasDrill = "WasDrill";
    private const string Kind = "Kind";
    private readonly TableClient _table = names.Table(StorageNames.AnswerLinks);

    public bool IsAvailable => options.Value.AnswerBaseUrl.Length > 0;

    public async Task<NewAnswerLink> CreateAsync(SmsLinkKind kind, WorkId alarm, UserId user, DateTimeOffset expiry, CancellationToken cancellationToken)
    {
        var token = AnswerToken.New();
        var url = options.Value.UrlOf(token);
        var entity = new TableEntity(AnswerToken.Hash(token), Row) { [Alarm] = alarm.Value, [ExpiresAt] = expiry, [Kind] = kind.ToString() };
        rows.Write(entity, StorageNames.AnswerLinks, new Owner(user.ToString()), LinkJson.Default.Owner);
        // not added: the client repeats a request whose answer was lost, and nobody else can have this key
        await _table.UpsertEntityAsync(entity, cancellationToken: cancellationToken);
        return new NewAnswerLink(token, url);
    }

    public async Task<AnswerLink?> FindAsync(string token, CancellationToken cancellationToken)
    {
        using var unreadable = new UnreadableRows(StorageNames.AnswerLinks, logger);
        return await _table.GetEntityIfExistsAsync(AnswerToken.Hash(token), Row, cancellationToken: cancellationToken) is { } entity
            && entity.GetDateTimeOffset(ExpiresAt) > time.GetUtcNow()
            && unreadable.Read(entity, OwnerOf) is { } owner
            ? new AnswerLink(UserId.Parse(owner.User), entity.GetString(Alarm) is { } alarm ? new WorkId(alarm) : null, entity.GetBoolean(WasDrill) == true) { Kind = Enum.TryParse<SmsLinkKind>(entity.GetString(Kind), out var kind) ? kind : SmsLinkKind.Answer }
            : null;
    }

    public async Task<IReadOnlyCollection<WorkId>> ListAlarmsAsync(CancellationToken cancellationToken)
    {
        HashSet<WorkId> alarms = [];
        await foreach (var entity in _table.QueryAsync(TableFilter.Create($"Alarm ge {string.Empty}"), select: ["PartitionKey", "RowKey", Alarm], cancellationToken: cancellationToken))
        {
            alarms.Add(new WorkId(entity.GetString(Alarm)!));
        }

        return alarms;
    }

    public async Task DetachAsync(WorkId alarm, bool wasDrill, CancellationToken cancellationToken)
    {
        await foreach (var entity in _table.QueryAsync(TableFilter.Create($"Alarm eq {alarm.Value}"), cancellationToken: cancellationToken))
        {
            entity.Remove(Alarm);
            entity[WasDrill] = wasDrill;
            // a conflict is an erasure or another instance that does the same
            await Conflict.NoneAsync(() => _table.UpdateEntityAsync(entity, entity.ETag, cancellationToken: cancellationToken));
        }
    }

    public async Task RemoveExpiredAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await foreach (var entity in _table.QueryAsync(TableFilter.Create($"ExpiresAt le {now}"), select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken))
        {
            await _table.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, ETag.All, cancellationToken);
        }
    }

    public async Task EraseAsync(UserId user, CancellationToken cancellationToken)
    {
        foreach (var own in await OwnAsync(user, cancellationToken))
        {
            await _table.DeleteEntityAsync(own.PartitionKey, own.RowKey, ETag.All, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(UserId user, CancellationToken cancellationToken)
    {
        var own = await OwnAsync(user, cancellationToken);
        return own.Count == 0 ? [] : [new PersonalSection(PersonalSections.AnswerLinks, new JsonArray([.. own.Select(entity => new JsonObject { ["until"] = entity.GetDateTimeOffset(ExpiresAt) })]))];
    }

    /// <summary>The name of the section in the copy of one's own data.</summary>

    private async Task<IReadOnlyList<TableEntity>> OwnAsync(UserId user, CancellationToken cancellationToken)
    {
        List<TableEntity> own = [];
        using var unreadable = new UnreadableRows(StorageNames.AnswerLinks, logger);
        await foreach (var entity in _table.QueryAsync(cancellationToken: cancellationToken))
        {
            if (unreadable.Read(entity, OwnerOf)?.User == user.ToString())
            {
                own.Add(entity);
            }
        }

        return own;
    }

    private Owner? OwnerOf(TableEntity entity) => rows.Read(entity, StorageNames.AnswerLinks, LinkJson.Default.Owner);

    /// <summary>Whose link it is.</summary>
    internal sealed record Owner(string User);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
    [JsonSerializable(typeof(Owner))]
    private sealed partial class LinkJson : JsonSerializerContext;
}
