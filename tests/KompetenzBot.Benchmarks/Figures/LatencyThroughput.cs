namespace KompetenzBot.Benchmarks;

/// <summary>Figure 11: what the connector's own time costs.</summary>
internal sealed class LatencyThroughput : IFigure
{
    public string Title => "Alarm without a connector limit, by the latency of the connector";

    public async Task<Result> MeasureAsync(bool quick, CancellationToken cancellationToken)
    {
        var people = quick ? 200 : 3_000;
        var table = new MarkdownTable("latency", "calls", "sends/s", "bot's CPU s per 1,000", "of the aim of 0.30 s");
        foreach (var latency in (int[])[0, 20])
        {
            var options = MeasuredCity.Unlimited with { Teams = MeasuredCity.Unlimited.Teams with { Latency = latency == 0 ? null : _ => TimeSpan.FromMilliseconds(latency) } };
            await using var city = await MeasuredCity.StartAsync(options, people, cancellationToken);
            await AlarmRun.MeasureAsync(city, city.Bot, people, cancellationToken);
            var run = await AlarmRun.MeasureAsync(city, city.Bot, people, cancellationToken);
            var cpu = run.Cpu?.TotalSeconds * 1000 / people;
            table.Add($"{latency} ms", Format.Count(people), Format.Number(run.SendsPerSecond), cpu is { } used ? Format.Number(used) : "unknown", cpu is { } of ? Format.Ratio(of / 0.30) : "");
        }

        return new Result(table, "The second alarm after the start, on Azurite. The bot's own pace is raised to 1,000 requests/s. CPU as in figure 5.");
    }
}
