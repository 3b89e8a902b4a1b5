using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Azure;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;

namespace KompetenzBot.Storage;

/// <summary>Profiles: partition is the first two hex digits of the hashed user id, row is the user id.</summary>
internal sealed class ProfileTable(StorageNames names, ProtectedRow rows, TimeProvider time, ILogger<ProfileTable> logger) : IProfileStore, IPersonalData
{
    private const string Digits = "0123456789abcdef";
    private const string DueAt = "DueAt";
    private const string Notice = "Notice";
    private const string Calls = "Calls";
    private const int CallsLength = 256;

    /// <summary>Where earlier releases kept the same in the clear, until the row is written anew.</summary>
    private const string CalledOn = "CalledOn";
    private const string Drills = "Drills";
    private const int Buffer = 256;
    private readonly TableClient _table = names.Table(StorageNames.Profiles);
    private readonly RecentProfiles _recent = new(time);

    public async Task<StoredProfile?> FindAsync(UserId user, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(Partition(user), user.ToString(), cancellationToken: cancellationToken) is { } entity
            ? new StoredProfile(Read(entity), entity.ETag.ToString())
            : null;

    /// <summary>One question for each first digit: whoever is sent to together has the same.</summary>
    public Task LookAheadAsync(IReadOnlyCollection<UserId> users, CancellationToken cancellationToken) =>
        Task.WhenAll(users.GroupBy(user => Partition(user)[0]).Select(async group => await LookAheadAsync(group.Key, [.. group], cancellationToken)));

    public async Task<Profile?> FindRecentAsync(UserId user, CancellationToken cancellationToken) =>
        _recent.TryFind(user, out var known) ? known : (await FindAsync(user, cancellationToken))?.Profile;

    public async Task<bool> TrySaveAsync(Profile profile, string? version, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(Partition(profile.User), profile.User.ToString());
        entity[DueAt] = profile.Upkeep?.DueAt ?? DateTimeOffset.UnixEpoch;
        entity[Notice] = profile.Upkeep?.SeenNotice ?? profile.Consent.NoticeVersion;
        WriteCalls(entity, new CallDaysRow(profile.CalledOn, profile.Drills));
        rows.Write(entity, StorageNames.Profiles, ProfileRow.From(profile), StorageJson.Default.ProfileRow);
        return await WriteAsync(profile.User, () => Conflict.NoneAsync(() => version is null
            ? _table.AddEntityAsync(entity, cancellationToken)
            : _table.UpdateEntityAsync(entity, new ETag(version), cancellationToken: cancellationToken)));
    }

    public async IAsyncEnumerable<Profile> ScanAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = Channel.CreateBounded<Profile>(new BoundedChannelOptions(Buffer) { SingleReader = true });
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = ScanAsync(found.Writer, abandoned.Token);
        try
        {
            await foreach (var profile in found.Reader.ReadAllAsync(cancellationToken))
            {
                yield return profile;
            }
        }
        finally
        {
            // whoever stops early leaves nobody waiting for room in the channel
            await abandoned.CancelAsync();
            await reading;
        }
    }

    public async IAsyncEnumerable<UserId> FindDueAsync(DateTimeOffset now, string notice, bool alsoUnplanned, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = alsoUnplanned ? null : (TableFilter?)TableFilter.Create($"DueAt le {now} or Notice ne {notice}");
        await foreach (var entity in _table.QueryAsync(filter, select: ["PartitionKey", "RowKey", DueAt, Notice], cancellationToken: cancellationToken))
        {
            if (entity.GetDateTimeOffset(DueAt) is not { } due || due <= now || entity.GetString(Notice) != notice)
            {
                yield return UserId.Parse(entity.RowKey);
            }
        }
    }

    public Task MarkCalledAsync(IReadOnlyCollection<Profile> called, DateOnly day, bool isDrill, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        called.Select(profile => Mark(profile, day, isDrill)).GroupBy(entity => entity.PartitionKey, StringComparer.Ordinal).SelectMany(partition => partition.Chunk(TableClient.MaxTransactionActions)),
        new ParallelOptions { MaxDegreeOfParallelism = Digits.Length, CancellationToken = cancellationToken },
        async (marks, token) =>
        {
            if (marks.Length == 1 || !await Conflict.NoneAsync(() => _table.SubmitTransactionAsync([.. marks.Select(mark => new TableTransactionAction(TableTransactionActionType.UpdateMerge, mark, ETag.All))], token)))
            {
                // one of them has gone meanwhile: one by one
                foreach (var mark in marks)
                {
                    await Conflict.NoneAsync(() => _table.UpdateEntityAsync(mark, ETag.All, TableUpdateMode.Merge, token));
                }
            }
        });

    public Task<bool> RemoveAsync(UserId user, string? version, CancellationToken cancellationToken) =>
        WriteAsync(user, () => Conflict.NoneAsync(() => _table.DeleteEntityAsync(Partition(user), user.ToString(), version is null ? ETag.All : new ETag(version), cancellationToken)));

    public async Task<bool> ExistsAsync(UserId user, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(Partition(user), user.ToString(), ["RowKey"], cancellationToken) is not null;

    public async Task<string?> FindPseudonymAsync(UserId user, CancellationToken cancellationToken)
    {
        using var unreadable = new UnreadableRows(StorageNames.Profiles, logger);
        return (await FindReadableAsync(user, unreadable, cancellationToken))?.Pseudonym;
    }

    /// <summary>The profile; null where there is none, and where it cannot be read, which is counted.</summary>
    internal async Task<Profile?> FindReadableAsync(UserId user, UnreadableRows unreadable, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(Partition(user), user.ToString(), cancellationToken: cancellationToken) is { } entity ? unreadable.Read(entity, Read) : null;

    /// <summary>The eraser removes it before everything else.</summary>
    public Task EraseAsync(UserId user, CancellationToken cancellationToken) => RemoveAsync(user, version: null, cancellationToken);

    public async Task<IReadOnlyList<PersonalSection>> ExportAsync(UserId user, CancellationToken cancellationToken) =>
        await FindAsync(user, cancellationToken) is { Profile: var profile } ? [new PersonalSection(PersonalSections.Profile, Export(profile))] : [];

    /// <summary>As it is stored, with words instead of numbers.</summary>
    private static JsonObject Export(Profile profile)
    {
        var data = JsonSerializer.SerializeToNode(ProfileRow.From(profile), StorageJson.Default.ProfileRow)!.AsObject();
        (data["purposes"], data["availability"], data["limits"]) = (profile.Purposes.ToString(), profile.Availability.ToString(), profile.Limits.ToString());
        data["calledOn"] = profile.CalledOn is { } day ? Write(day) : null;
        data["drills"] = new JsonArray([.. profile.Drills.Select(drill => (JsonNode)Write(drill))]);
        return data;
    }

    /// <summary>What was read before it is forgotten, whether it is known how the writing ended or not.</summary>
    private async Task<bool> WriteAsync(UserId user, Func<Task<bool>> write)
    {
        try
        {
            return await write();
        }
        finally
        {
            _recent.Forget(user);
        }
    }

    /// <summary>Whoever cannot be read is read alone, which says why.</summary>
    private async Task LookAheadAsync(char digit, UserId[] users, CancellationToken cancellationToken)
    {
        var begun = _recent.Begin();
        var wanted = users.ToDictionary(user => user.ToString(), StringComparer.Ordinal);
        var (from, to) = PartitionsOf(digit);
        Dictionary<UserId, Profile?> read = users.ToDictionary(user => user, _ => (Profile?)null);
        using var unreadable = new UnreadableRows(StorageNames.Profiles, logger);
        var filter = TableFilter.Create($"PartitionKey ge {from} and PartitionKey lt {to} and RowKey ge {wanted.Keys.Min(StringComparer.Ordinal)!} and RowKey le {wanted.Keys.Max(StringComparer.Ordinal)!}");
        await foreach (var entity in _table.QueryAsync(filter, cancellationToken: cancellationToken))
        {
            if (wanted.TryGetValue(entity.RowKey, out var user))
            {
                if (unreadable.Read(entity, Read) is { } profile)
                {
                    read[user] = profile;
                }
                else
                {
                    read.Remove(user);
                }
            }
        }

        _recent.Keep(begun, read.Select(one => (one.Key, one.Value)));
    }

    private static (string From, string To) PartitionsOf(char digit) => (digit.ToString(), ((char)(digit == '9' ? 'a' : digit + 1)).ToString());

    private static string Partition(UserId user) => UserHash.Of(user)[..2];

    /// <summary>A scan that did not reach the end, or read nothing of what is there, says so: nobody is to be forgotten because of a fault.</summary>
    private async Task ScanAsync(ChannelWriter<Profile> found, CancellationToken cancellationToken)
    {
        try
        {
            using var unreadable = new UnreadableRows(StorageNames.Profiles, logger);
            var read = await Task.WhenAll(Digits.Select(digit => ScanAsync(digit, found, unreadable, cancellationToken)));
            found.Complete(unreadable.Any && read.Sum() == 0 ? new InvalidOperationException("No profile at all can be read.") : null);
        }
        catch (Exception exception)
        {
            found.Complete(exception);
        }
    }

    private async Task<int> ScanAsync(char digit, ChannelWriter<Profile> found, UnreadableRows unreadable, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var read = 0;
        var (from, to) = PartitionsOf(digit);
        await foreach (var entity in _table.QueryAsync(TableFilter.Create($"PartitionKey ge {from} and PartitionKey lt {to}"), cancellationToken: cancellationToken))
        {
            if (unreadable.Read(entity, Read) is { } profile)
            {
                read++;
                await found.WriteAsync(profile, cancellationToken);
            }
        }

        return read;
    }

    /// <summary>One column of the row, so that nothing has to be read first and nobody's own change is overwritten.</summary>
    private TableEntity Mark(Profile profile, DateOnly day, bool isDrill)
    {
        var mark = new TableEntity(Partition(profile.User), profile.User.ToString());
        WriteCalls(mark, isDrill
            ? new CallDaysRow(profile.CalledOn, [.. profile.Drills.Where(drill => drill > day.AddYears(-1) && drill != day), day])
            : new CallDaysRow(day, profile.Drills));
        return mark;
    }

    /// <summary>Everybody's is there and of one length, also of those who were never called.</summary>
    private void WriteCalls(TableEntity entity, CallDaysRow calls) => rows.WriteBeside(entity, StorageNames.Profiles, Calls, calls, StorageJson.Default.CallDaysRow, CallsLength);

    private static string Write(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static DateOnly ReadDay(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);

    private Profile Read(TableEntity entity)
    {
        var calls = rows.ReadBeside(entity, StorageNames.Profiles, Calls, StorageJson.Default.CallDaysRow) ?? ReadClear(entity);
        return rows.ReadRequired(entity, StorageNames.Profiles, StorageJson.Default.ProfileRow).ToProfile(UserId.Parse(entity.RowKey)) with { CalledOn = calls.CalledOn, Drills = calls.Drills };
    }

    private static CallDaysRow ReadClear(TableEntity entity) => new(
        entity.GetString(CalledOn) is { } day ? ReadDay(day) : null,
        [.. (entity.GetString(Drills) ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ReadDay)]);
}

/// <summary>When somebody was called last, and on which days for an exercise: apart from the profile, so that a call does not rewrite it.</summary>
internal sealed record CallDaysRow(DateOnly? CalledOn, IReadOnlyList<DateOnly> Drills);
