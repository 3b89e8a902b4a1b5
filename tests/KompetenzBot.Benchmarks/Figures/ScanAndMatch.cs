using Azure.Core;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Matching;
using KompetenzBot.Competences;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Profiles;
using KompetenzBot.Sandbox;
using KompetenzBot.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Benchmarks;

/// <summary>Figure 2: how long it takes to find out who can help.</summary>
internal sealed class ScanAndMatch : IFigure
{
    private const string NoticeVersion = "2026-1";
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();
    private static readonly DutyClock Clock = new(Options.Create(new DutyHoursOptions()));
    private static readonly string[] Queries = ["Führerschein C", "Gebärdensprache", "Englisch"];

    public string Title => "All profiles against a query of three needs";

    public async Task<Result> MeasureAsync(bool quick, CancellationToken cancellationToken)
    {
        var (people, rounds) = quick ? (1000, 3) : (12_000, 11);
        await using var city = await City.StartAsync(
            MeasuredCity.Unlimited with { Volunteers = new VolunteersOptions { Count = people }, Register = VolunteerRegistration.RegisterAsync },
            cancellationToken);
        await city.Bot.StopAsync();
        var requests = new CountingPolicy();
        await using var stores = BotStores.Open(
            city.Configuration, services => services.AddSingleton(provider => Tables(provider.GetRequiredService<StorageAccount>(), requests)));
        var profiles = stores.GetRequiredService<IProfileStore>();

        List<Profile> all = [];
        await foreach (var profile in profiles.ScanAsync(cancellationToken))
            all.Add(profile);
        var before = requests.Requests;
        var scanned = await Repeat.MedianAsync(rounds, () => FromStorageAsync(profiles, Matching(), cancellationToken));
        var transactions = (requests.Requests - before) / (rounds + 1);
        var rows = await Repeat.MedianAsync(rounds, () => RowsAsync(stores.GetRequiredService<StorageNames>(), cancellationToken));
        var pure = await Repeat.MedianAsync(10 * rounds, () => Task.FromResult(InMemory(all, Matching())));

        var table = new MarkdownTable("way", "profiles", "median", "profiles/s", "storage transactions", "against the pure match");
        Add("pure match in memory", pure, 0);
        Add("rows from storage alone, neither unprotected nor matched", rows, transactions);
        Add("from storage, unprotected and matched", scanned, transactions);
        return new Result(
            table,
            $"The profiles are drawn as among staff; the needs are {string.Join(", ", Queries.Select(query => $"“{query}”"))}. " +
            "The bot's own profile store and matching, in this process. " +
            "Times on Azurite say little about the network to Azure; transactions are the same there as long as pages are as full.");

        void Add(string way, TimeSpan time, int sent) => table.Add(
            way,
            Format.Count(all.Count),
            Format.Time(time),
            Format.Count((long)(all.Count / time.TotalSeconds)),
            Format.Count(sent),
            Format.Ratio(time / pure));
    }

    private static TableServiceClient Tables(StorageAccount account, CountingPolicy requests)
    {
        var options = new TableClientOptions();
        options.AddPolicy(requests, HttpPipelinePosition.PerRetry);
        return new TableServiceClient(account, options);
    }

    private static NeedMatching Matching()
    {
        var now = TimeProvider.System.GetUtcNow();
        var needs = Queries.Select((text, index) => QueryParser.Parse(text, Catalogue) is QueryResult.Parsed parsed
            ? new Need(index + 1, 5, parsed.Query, "Westfalenhallen", now, null)
            : throw new InvalidOperationException($"The catalogue does not know '{text}'."));
        return new NeedMatching([.. needs], Catalogue, Clock, new MatchRules(NoticeVersion, now));
    }

    private static int InMemory(List<Profile> profiles, NeedMatching matching)
    {
        foreach (var profile in profiles)
            matching.Add(profile);
        return matching.People;
    }

    private static async Task<int> FromStorageAsync(IProfileStore profiles, NeedMatching matching, CancellationToken cancellationToken)
    {
        await foreach (var profile in profiles.ScanAsync(cancellationToken))
            matching.Add(profile);
        return matching.People;
    }

    /// <summary>The same ranges as the store reads, all at once too.</summary>
    private static async Task<int> RowsAsync(StorageNames names, CancellationToken cancellationToken)
    {
        var counts = await Task.WhenAll("0123456789abcdef".Select(async digit =>
        {
            var (from, to) = (digit.ToString(), ((char)(digit == '9' ? 'a' : digit + 1)).ToString());
            var range = TableFilter.Create($"PartitionKey ge {from} and PartitionKey lt {to}");
            var count = 0;
            await foreach (var entity in names.Table(StorageNames.Profiles).QueryAsync(range, cancellationToken: cancellationToken))
                count += entity.PartitionKey.Length > 0 ? 1 : 0;
            return count;
        }));
        return counts.Sum();
    }
}
