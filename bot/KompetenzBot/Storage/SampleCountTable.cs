using System.Globalization;
using System.Text.Json.Nodes;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;
using KompetenzBot.Privacy.Retention;
using KompetenzBot.Registration.Sampling;
using NodaTime;

namespace KompetenzBot.Storage;

/// <summary>One row beside the person's chat: a day and a number, which say nothing about anyone.</summary>
internal sealed class SampleCountTable(StorageNames names) : ISampleCount, IPersonalData, IRetained
{
    private const string Row = "samples";
    private const string Day = "Day";
    private const string Count = "Count";
    private const string Last = "Last";
    private readonly TableClient _table = names.Table(StorageNames.Conversations);

    public async Task<bool> TryTakeAsync(UserId user, DateOnly day, int most, Guid message, CancellationToken cancellationToken)
    {
        var today = Write(day);
        while (true)
        {
            var stored = await _table.GetEntityIfExistsAsync(user.ToString(), Row, cancellationToken: cancellationToken);
            var taken = stored?.GetString(Day) == today ? stored.GetInt32(Count) ?? 0 : 0;
            if (taken > 0 && stored?.GetString(Last) == message.ToString("N"))
            {
                return true;
            }

            if (taken >= most)
            {
                return false;
            }

            var entity = new TableEntity(user.ToString(), Row) { [Day] = today, [Count] = taken + 1, [Last] = message.ToString("N") };
            if (stored is null
                ? await Conflict.NoneAsync(() => _table.AddEntityAsync(entity, cancellationToken))
                : await Conflict.NoneAsync(() => _table.UpdateEntityAsync(entity, stored.ETag, cancellationToken: cancellationToken)))
            {
                return true;
            }
        }
    }

    public Period KeptFor(RetentionTimes times) => times.Drafts;

    public Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        AlarmRows.RemoveAsync(_table, TableFilter.Create($"RowKey eq {Row} and Day lt {Write(DateOnly.FromDateTime(before.UtcDateTime))}"), cancellationToken);

    private static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public Task EraseAsync(UserId user, CancellationToken cancellationToken) => _table.DeleteEntityAsync(user.ToString(), Row, Azure.ETag.All, cancellationToken);

    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(UserId user, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(user.ToString(), Row, cancellationToken: cancellationToken) is { } stored
            ? [new PersonalSection(PersonalSections.SampleMessages, new JsonObject { ["day"] = stored.GetString(Day), ["count"] = stored.GetInt32(Count) })]
            : [];
}
