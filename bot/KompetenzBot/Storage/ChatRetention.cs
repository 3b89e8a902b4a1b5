using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy.Retention;
using KompetenzBot.Profiles;
using NodaTime;

namespace KompetenzBot.Storage;

/// <summary>That somebody was greeted, or has removed the app: two years after it was noted, or after the app was last opened.</summary>
internal sealed class MarkRetention(StorageNames names, TimeProvider time) : IRetained
{
    private readonly TableClient _table = names.Table(StorageNames.Conversations);

    public Period KeptFor(RetentionTimes times) => Period.FromMonths(24);

    public async Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var marks = TableFilter.Create($"RowKey eq {ConversationTable.Greeted} or RowKey eq {ConversationTable.Removed}");
        await foreach (var mark in _table.QueryAsync(marks, select: ["PartitionKey", "RowKey", ConversationTable.SavedAt], cancellationToken: cancellationToken))
        {
            await Aging.AgeAsync(_table, mark, before, time.GetUtcNow(), cancellationToken);
        }
    }
}

/// <summary>How to reach people who take no part: a year after it was noted. Whoever writes again is known again.</summary>
internal sealed class StrangerRetention(StorageNames names, IProfileStore profiles, ICoordinators coordinators, IRoles roles, TimeProvider time) : IRetained
{
    private readonly TableClient _table = names.Table(StorageNames.Conversations);

    public Period KeptFor(RetentionTimes times) => Period.FromMonths(12);

    public async Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        HashSet<UserId>? needed = null;
        await foreach (var chat in _table.QueryAsync(TableFilter.Create($"RowKey eq {ConversationTable.Reference}"), select: ["PartitionKey", "RowKey", ConversationTable.SavedAt], cancellationToken: cancellationToken))
        {
            if (UserId.TryParse(chat.PartitionKey) is not { } user || chat.GetDateTimeOffset(ConversationTable.SavedAt) >= before || await profiles.ExistsAsync(user, cancellationToken))
            {
                continue;
            }

            if ((needed ??= await MembersAsync(cancellationToken)) is not { } members)
            {
                // the directory does not say who has a role: another day
                return;
            }

            if (!members.Contains(user) && await coordinators.IsKnownAsync(user, cancellationToken) && !await coordinators.IsOneAsync(user, cancellationToken))
            {
                await Aging.AgeAsync(_table, chat, before, time.GetUtcNow(), cancellationToken);
            }
        }
    }

    private async Task<HashSet<UserId>?> MembersAsync(CancellationToken cancellationToken)
    {
        HashSet<UserId> members = [];
        foreach (var role in Enum.GetValues<Role>())
        {
            if (await roles.ListAsync(role, cancellationToken) is not { } found)
            {
                return null;
            }

            members.UnionWith(found);
        }

        return members;
    }
}

/// <summary>Removes a row by the time that it says.</summary>
internal static class Aging
{
    public static async Task AgeAsync(TableClient table, TableEntity row, DateTimeOffset before, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (row.GetDateTimeOffset(ConversationTable.SavedAt) is not { } saved)
        {
            // of an earlier release: its time begins now
            await Conflict.NoneAsync(() => table.UpdateEntityAsync(
                new TableEntity(row.PartitionKey, row.RowKey) { [ConversationTable.SavedAt] = now }, row.ETag, TableUpdateMode.Merge, cancellationToken));
        }
        else if (saved < before)
        {
            await Conflict.NoneAsync(() => table.DeleteEntityAsync(row.PartitionKey, row.RowKey, row.ETag, cancellationToken));
        }
    }
}
