using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Azure;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;

namespace KompetenzBot.Storage;

/// <summary>Profiles: partition is the first two hex digits of the hashed user id, row is the user id.</summary>
internal sealed class ProfileTable(StorageNames names, ProtectedRow rows) : IProfileStore, IPersonalData
{
    private const string Digits = "0123456789abcdef";
    private const int Buffer = 256;
    private readonly TableClient _table = names.Table(StorageNames.Profiles);

    public async Task<StoredProfile?> FindAsync(UserId user, CancellationToken cancellationToken) =>
        await _table.GetEntityIfExistsAsync(Partition(user), user.ToString(), cancellationToken: cancellationToken) is { } entity
            ? new StoredProfile(Read(entity), entity.ETag.ToString())
            : null;

    public async Task<bool> TrySaveAsync(Profile profile, string? version, CancellationToken cancellationToken)
    {
        var entity = new TableEntity(Partition(profile.User), profile.User.ToString());
        rows.Write(entity, StorageNames.Profiles, ProfileRow.From(profile), StorageJson.Default.ProfileRow);
        return version is null
            ? await Conflict.NoneAsync(() => _table.AddEntityAsync(entity, cancellationToken))
            : await Conflict.NoneAsync(() => _table.UpdateEntityAsync(entity, new ETag(version), cancellationToken: cancellationToken));
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

    public async Task EraseAsync(UserId user, CancellationToken cancellationToken) =>
        await _table.DeleteEntityAsync(Partition(user), user.ToString(), ETag.All, cancellationToken);

    private static string Partition(UserId user) => UserHash.Of(user)[..2];

    /// <summary>A scan that did not reach the end says so: nobody is to be forgotten because one partition failed.</summary>
    private async Task ScanAsync(ChannelWriter<Profile> found, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(Digits.Select(digit => ScanAsync(digit, found, cancellationToken)));
            found.Complete();
        }
        catch (Exception exception)
        {
            found.Complete(exception);
        }
    }

    private async Task ScanAsync(char digit, ChannelWriter<Profile> found, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var (from, to) = (digit.ToString(), ((char)(digit == '9' ? 'a' : digit + 1)).ToString());
        await foreach (var entity in _table.QueryAsync(TableFilter.Create($"PartitionKey ge {from} and PartitionKey lt {to}"), cancellationToken: cancellationToken))
        {
            await found.WriteAsync(Read(entity), cancellationToken);
        }
    }

    private Profile Read(TableEntity entity) =>
        rows.Read(entity, StorageNames.Profiles, StorageJson.Default.ProfileRow)!.ToProfile(UserId.Parse(entity.RowKey));
}
