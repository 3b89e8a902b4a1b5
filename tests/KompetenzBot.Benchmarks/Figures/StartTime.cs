using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>Figure 3: how long a start, a restart after a crash or a new instance takes.</summary>
internal sealed class StartTime : IFigure
{
    public string Title => "Bot start: process start → `/health/ready`";

    public async Task<Result> MeasureAsync(bool quick, CancellationToken cancellationToken)
    {
        await using var storage = await Azurite.StartAsync(cancellationToken: cancellationToken);
        await using var teams = await SimulatedTeams.StartAsync(cancellationToken: cancellationToken);
        var configuration = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Bot:Credential"] = "Development",
            ["Bot:AllowedServiceUrls:0"] = teams.ServiceUrl,
            ["Storage:ConnectionString"] = storage.ConnectionString,
        };
        var first = await BareBot.TimeToReadyAsync(configuration, cancellationToken);
        var later = new List<TimeSpan>();
        for (var run = 0; run < (quick ? 2 : 5); run++)
            later.Add(await BareBot.TimeToReadyAsync(configuration, cancellationToken));

        var table = new MarkdownTable("start", "runs", "median", "fastest", "slowest");
        table.Add("on empty storage (creates tables, queues, key ring)", "1", Format.Time(first), Format.Time(first), Format.Time(first));
        table.Add("on existing storage", Format.Count(later.Count), Format.Time(later.Median()), Format.Time(later.Min()), Format.Time(later.Max()));
        return new Result(
            table,
            "A new process each time, asked every few milliseconds; the system's file cache is warm from the first run on. " +
            "Environment Development, not compiled ahead of time.");
    }
}
