using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;
using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;
using KompetenzBot.Privacy.Retention;
using NodaTime;

namespace KompetenzBot.Storage;

/// <summary>
/// Chats and drafts: partition is the user id, rows are <c>reference</c> and <c>dialog</c>. That a person was greeted stands under a code of
/// their id and outlives their data for a while, so that someone who left is not greeted at the next page load; likewise that a person has
/// removed the app, so that the bot does not install it for them again.
/// </summary>
internal sealed class ConversationTable(StorageNames names, ProtectedRow rows, AuditKey key, TimeProvider time, ILogger<ConversationTable> logger)
    : IConversationStore, IUninstallations, IDialogStore, IPersonalData, IRetained
{
    internal const string Reference = "reference";
    private const string Dialog = "dialog";
    internal const string Greeted = "greeted";
    internal const string Removed = "removed";
    private const string Until = "Until";
    private const string Language = "Language";
    internal const string SavedAt = "SavedAt";
    private static readonly TimeSpan GreetedAfterErasure = TimeSpan.FromDays(30);
    private static readonly TimeSpan MarkIsFresh = TimeSpan.FromDays(30);
    private readonly KeyedHash _codes = new(key, "marks");
    private readonly TableClient _table = names.Table(StorageNames.Conversations);

    public async Task SaveAsync(UserId user, ConversationReference reference, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(user.ToString(), Reference) { [SavedAt] = time.GetUtcNow() };
        rows.Write(entity, StorageNames.Conversations, reference, StorageJson.Default.ConversationReference);
        await _table.UpsertEntityAsync(entity, TableUpdateMode.Merge, cancellationToken);
        foreach (var partition in new[] { CodeOf(user), UserHash.Of(user) })
        {
            await _table.DeleteEntityAsync(partition, Removed, ETag.All, cancellationToken);
        }
    }

    public async Task<KnownChat?> FindAsync(UserId user, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(user.ToString(), Reference, cancellationToken: cancellationToken) is { } entity
            && ReadOrNull(entity, row => rows.Read(row, StorageNames.Conversations, StorageJson.Default.ConversationReference)) is { } reference
            ? new KnownChat(reference, entity.GetString(Language))
            : null;

    public async Task SetLanguageAsync(UserId user, string language, CancellationToken cancellationToken) =>
        await _table.UpsertEntityAsync(new TableEntity(user.ToString(), Reference) { [Language] = language }, TableUpdateMode.Merge, cancellationToken);

    public async Task RemoveAsync(UserId user, CancellationToken cancellationToken)
    {
        await _table.UpsertEntityAsync(new TableEntity(CodeOf(user), Removed) { [SavedAt] = time.GetUtcNow() }, cancellationToken: cancellationToken);
        await _table.DeleteEntityAsync(user.ToString(), Reference, ETag.All, cancellationToken);
    }

    public async Task<bool> HasRemovedAsync(UserId user, CancellationToken cancellationToken) =>
        await FindMarkAsync(user, Removed, cancellationToken) is not null;

    public async Task<bool> TryMarkGreetedAsync(UserId user, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(CodeOf(user), Greeted) { [SavedAt] = now };
        if (await FindMarkAsync(user, Greeted, cancellationToken) is not { } marked)
        {
            return await Conflict.NoneAsync(() => _table.AddEntityAsync(entity, cancellationToken));
        }

        if (marked.GetDateTimeOffset(Until) is { } until)
        {
            return until <= now && await Conflict.NoneAsync(() => _table.UpdateEntityAsync(entity, marked.ETag, cancellationToken: cancellationToken));
        }

        if (!(marked.GetDateTimeOffset(SavedAt) > now - MarkIsFresh))
        {
            await Conflict.NoneAsync(() => _table.UpdateEntityAsync(entity, marked.ETag, cancellationToken: cancellationToken));
        }

        return false;
    }

    private string CodeOf(UserId user) => _codes.Of(user.ToString());

    /// <summary>Earlier releases wrote marks under a hash without a key; they are written anew as soon as they are asked for.</summary>
    private async Task<TableEntity?> FindMarkAsync(UserId user, string row, CancellationToken cancellationToken)
    {
        var (code, hash) = (CodeOf(user), UserHash.Of(user));
        if (await _table.GetEntityIfExistsAsync(code, row, cancellationToken: cancellationToken) is { } mark)
        {
            return mark;
        }

        if (await _table.GetEntityIfExistsAsync(hash, row, cancellationToken: cancellationToken) is not { } old)
        {
            return null;
        }

        await Conflict.NoneAsync(() => _table.AddEntityAsync(new TableEntity(code, row) { [Until] = old.GetDateTimeOffset(Until), [SavedAt] = time.GetUtcNow() }, cancellationToken));
        await _table.DeleteEntityAsync(hash, row, ETag.All, cancellationToken);
        return await _table.GetEntityIfExistsAsync(code, row, cancellationToken: cancellationToken);
    }

    public async Task<(DialogStack Stack, string? Version)> LoadAsync(UserId user, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(user.ToString(), Dialog, cancellationToken: cancellationToken) is { } entity
            ? (ReadOrNull(entity, row => rows.Read(row, StorageNames.Conversations, StorageJson.Default.DialogStack)) ?? DialogStack.Empty, entity.ETag.ToString())
            : (DialogStack.Empty, null);

    public async Task<bool> TrySaveAsync(UserId user, DialogStack stack, string? version, CancellationToken cancellationToken)
    {
        if (stack.Frames.Count == 0 && stack.LastFinished is null)
        {
            return version is null
                || await Conflict.NoneAsync(() => _table.DeleteEntityAsync(user.ToString(), Dialog, new ETag(version), cancellationToken));
        }

        var entity = new TableEntity(user.ToString(), Dialog) { [SavedAt] = time.GetUtcNow() };
        rows.Write(entity, StorageNames.Conversations, stack, StorageJson.Default.DialogStack);
        return version is null
            ? await Conflict.NoneAsync(() => _table.AddEntityAsync(entity, cancellationToken))
            : await Conflict.NoneAsync(() => _table.UpdateEntityAsync(entity, new ETag(version), cancellationToken: cancellationToken));
    }

    /// <summary>A damaged row keeps nobody from talking to the bot: it is written anew with the next turn.</summary>
    private T? ReadOrNull<T>(TableEntity entity, Func<TableEntity, T?> read)
        where T : class
    {
        using var unreadable = new UnreadableRows(StorageNames.Conversations, logger);
        return unreadable.Read(entity, read);
    }

    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(UserId user, CancellationToken cancellationToken)
    {
        List<PersonalSection> sections = [];
        if (await FindAsync(user, cancellationToken) is { } chat)
        {
            var data = JsonSerializer.SerializeToNode(chat.Reference, StorageJson.Default.ConversationReference)!.AsObject();
            data["language"] = chat.Language;
            sections.Add(new PersonalSection(PersonalSections.Chat, data));
        }

        var (stack, _) = await LoadAsync(user, cancellationToken);
        if (stack.Frames.Count > 0)
        {
            // a draft is JSON itself
            var drafts = stack.Frames.Select(frame => (JsonNode)new JsonObject { ["dialog"] = frame.Dialog, ["draft"] = JsonNode.Parse(frame.Draft) });
            sections.Add(new PersonalSection(PersonalSections.Drafts, new JsonArray([.. drafts])));
        }

        var (greeted, removed) = (await FindMarkAsync(user, Greeted, cancellationToken), await FindMarkAsync(user, Removed, cancellationToken));
        if (greeted is not null || removed is not null)
        {
            sections.Add(new PersonalSection(
                PersonalSections.Marks,
                new JsonObject { ["greeted"] = greeted is not null, ["removed"] = removed is not null, ["until"] = greeted?.GetDateTimeOffset(Until) is { } until ? until : null }));
        }

        return sections;
    }

    public async Task ForgetAsync(UserId user, CancellationToken cancellationToken) => await _table.DeleteEntityAsync(user.ToString(), Dialog, ETag.All, cancellationToken);

    /// <summary>Whether a row says when it was written.</summary>
    internal static bool IsDated(string row) => row is Reference or Dialog;

    public Period KeptFor(RetentionTimes times) => times.Drafts;

    /// <summary>Drafts, and notes that somebody who has left is not to be greeted, whose own time is over.</summary>
    public async Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await foreach (var draft in _table.QueryAsync(TableFilter.Create($"RowKey eq {Dialog}"), select: ["PartitionKey", "RowKey", SavedAt], cancellationToken: cancellationToken))
        {
            if (draft.GetDateTimeOffset(SavedAt) is not { } saved)
            {
                // of an earlier release: its time begins now
                await Conflict.NoneAsync(() => _table.UpdateEntityAsync(new TableEntity(draft.PartitionKey, Dialog) { [SavedAt] = time.GetUtcNow() }, draft.ETag, TableUpdateMode.Merge, cancellationToken));
            }
            else if (saved < before)
            {
                await Conflict.NoneAsync(() => _table.DeleteEntityAsync(draft.PartitionKey, Dialog, draft.ETag, cancellationToken));
            }
        }

        await AlarmRows.RemoveAsync(_table, TableFilter.Create($"RowKey eq {Greeted} and Until lt {time.GetUtcNow()}"), cancellationToken);
    }

    /// <summary>The draft of the dialog in which a person asks for erasure goes when that dialog ends.</summary>
    public async Task EraseAsync(UserId user, CancellationToken cancellationToken)
    {
        await _table.DeleteEntityAsync(user.ToString(), Reference, ETag.All, cancellationToken);
        await _table.UpsertEntityAsync(
            new TableEntity(CodeOf(user), Greeted) { [Until] = time.GetUtcNow() + GreetedAfterErasure }, cancellationToken: cancellationToken);
        await _table.DeleteEntityAsync(UserHash.Of(user), Greeted, ETag.All, cancellationToken);
    }
}
