using KompetenzBot.Delivery;

namespace KompetenzBot.Settings;

/// <summary>
/// Entries that the product brings and that administrators change as JSON. In force is the newest version that they have confirmed, else the product's own.
/// A version that cannot be used is left aside, and the last good one stays.
/// </summary>
public abstract partial class StoredSetting(ISettingStore store, ILogger logger) : IRecurringTask
{
    private int _number;

    /// <summary>Under this name it is stored, and the verbs of its buttons begin with it.</summary>
    public abstract string Name { get; }

    /// <summary>What the product brings, as JSON.</summary>
    public abstract string Embedded { get; }

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Applies changes and says what is different, or what is wrong with them.</summary>
    public abstract SettingEdit Apply(string current, string changes);

    /// <summary>The changes that lead back to an earlier text.</summary>
    public abstract string Back(string current, string earlier);

    /// <summary>What is in force as JSON, with the version that it comes from; null: the product's own.</summary>
    public async Task<(string Json, SettingVersion? Version)> ReadAsync(CancellationToken cancellationToken) =>
        await store.FindNewestAsync(Name, cancellationToken) is not { } newest ? (Embedded, null)
        : await store.ReadAsync(Name, newest.Number, cancellationToken) is { } json ? (WithNewEntries(json), newest)
        : throw new InvalidDataException($"The text of version {newest.Number} of the {Name} is not whole.");

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await store.FindNewestAsync(Name, cancellationToken) is not { } newest || newest.Number == _number)
        {
            return;
        }

        try
        {
            Use((await ReadAsync(cancellationToken)).Json);
        }
        catch (Exception exception) when (exception is InvalidDataException || IsAboutContent(exception))
        {
            Log.NotUsable(logger, exception, newest.Number, Name);
        }

        _number = newest.Number;
    }

    /// <summary>A stored text with the entries that the product has gained since.</summary>
    protected abstract string WithNewEntries(string stored);

    /// <summary>Puts a text in force, or throws because of what it says.</summary>
    protected abstract void Use(string json);

    /// <summary>Whether an exception says that a text cannot be used.</summary>
    protected abstract bool IsAboutContent(Exception exception);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Version {Number} of the {Setting} cannot be used; the last good one stays in force.")]
        public static partial void NotUsable(ILogger logger, Exception exception, int number, string setting);
    }
}
