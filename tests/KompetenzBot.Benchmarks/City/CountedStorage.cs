using KompetenzBot.Platform;

namespace KompetenzBot.Benchmarks;

/// <summary>A city's storage behind counting proxies.</summary>
internal sealed class CountedStorage : IAsyncDisposable
{
    private const string Key = "Storage:ConnectionString";

    private readonly StorageProxy _tables;
    private readonly StorageProxy _queues;

    private CountedStorage(StorageProxy tables, StorageProxy queues, IReadOnlyDictionary<string, string> configuration)
    {
        (_tables, _queues) = (tables, queues);
        Configuration = configuration;
    }

    /// <summary>The bot's configuration with the way over the proxies.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; }

    /// <summary>Whether everything is refused.</summary>
    public bool IsFailing
    {
        set => (_tables.IsFailing, _queues.IsFailing) = (value, value);
    }

    public static async Task<CountedStorage> StartAsync(IReadOnlyDictionary<string, string> configuration, CancellationToken cancellationToken)
    {
        var account = StorageAccount.Parse(configuration[Key]);
        var tables = await StorageProxy.StartAsync(account.TableEndpoint, cancellationToken);
        var queues = await StorageProxy.StartAsync(account.QueueEndpoint, cancellationToken);
        var counted = configuration[Key]
            .Replace(account.TableEndpoint.GetLeftPart(UriPartial.Authority), tables.Address, StringComparison.Ordinal)
            .Replace(account.QueueEndpoint.GetLeftPart(UriPartial.Authority), queues.Address, StringComparison.Ordinal);
        return new CountedStorage(tables, queues, new Dictionary<string, string>(configuration, StringComparer.Ordinal) { [Key] = counted });
    }

    /// <summary>What passes while the action runs, by kind.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountAsync(Func<Task> action)
    {
        var before = Now();
        await action();
        return Now().ToDictionary(kind => kind.Key, kind => kind.Value - before.GetValueOrDefault(kind.Key), StringComparer.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await _tables.DisposeAsync();
        await _queues.DisposeAsync();
    }

    private Dictionary<string, int> Now() => _tables.Counts.Concat(_queues.Counts)
        .GroupBy(count => count.Key, count => count.Value, StringComparer.Ordinal)
        .ToDictionary(kind => kind.Key, kind => kind.Sum(), StringComparer.Ordinal);
}
