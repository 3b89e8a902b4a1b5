using System.Text;
using KompetenzBot.Competences;
using KompetenzBot.Competences.Editing;
using KompetenzBot.Delivery;

namespace KompetenzBot.Catalogues;

/// <summary>The catalogue in force: the newest that administrators have confirmed, else the product's own. A version that cannot be used is left aside, and the last good one stays.</summary>
public sealed partial class StoredCatalogue(ICatalogueStore store, ILogger<StoredCatalogue> logger) : ICatalogues, IRecurringTask
{
    private readonly string _embedded = CatalogueEdit.Embedded();
    private volatile CompetenceCatalogue _current = CompetenceCatalogue.LoadEmbedded();
    private int _number;

    /// <inheritdoc/>
    public CompetenceCatalogue Current => _current;

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The catalogue in force as JSON, with the version that it comes from; null: the product's own.</summary>
    public async Task<(string Json, CatalogueVersion? Version)> ReadAsync(CancellationToken cancellationToken) =>
        await store.FindNewestAsync(cancellationToken) is not { } newest ? (_embedded, null)
        : await store.ReadAsync(newest.Number, cancellationToken) is { } json ? (CatalogueEdit.WithNewEntries(json, _embedded), newest)
        : throw new CatalogueException([$"the text of version {newest.Number} is not whole"]);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await store.FindNewestAsync(cancellationToken) is not { } newest || newest.Number == _number)
        {
            return;
        }

        try
        {
            var (json, _) = await ReadAsync(cancellationToken);
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
            _current = CompetenceCatalogue.Load(stream);
        }
        catch (CatalogueException exception)
        {
            Log.NotUsable(logger, exception, newest.Number);
        }

        _number = newest.Number;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Version {Number} of the catalogue cannot be used; the last good one stays in force.")]
        public static partial void NotUsable(ILogger logger, Exception exception, int number);
    }
}
