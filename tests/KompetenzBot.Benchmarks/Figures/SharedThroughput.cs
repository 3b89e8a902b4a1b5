using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>Figure 10: several instances under one limit, and what happens when one of them dies.</summary>
internal sealed class SharedThroughput : IFigure
{
    public string Title => "Two and four instances under one limit";

    public async Task<Result> MeasureAsync(bool quick, CancellationToken cancellationToken)
    {
        var (all, fewer) = quick ? (400, 400) : (12_000, 3_000);
        var table = new MarkdownTable("instances", "", "calls", "calls/s", "of the limit", "429 of all requests", "not called", "called twice", "longest gap", "of the aim of 35 s", "longest gap until the leases are over");
        foreach (var instances in (int[])[2, 4])
        {
            foreach (var isKilled in (bool[])[false, true])
            {
                await MeasureAsync(table, instances, isKilled, isKilled ? fewer : all, cancellationToken);
            }
        }

        return new Result(table, "The gap is the longest time without any call between the first and the last. A killed instance is killed (kill -9) after a third of the calls; the calls that it held follow when their leases are over, so that the rate of that row counts the wait. The last column is the longest gap within the first 95 % of the calls: what the others have to send they go on sending.");
    }

    private static async Task MeasureAsync(MarkdownTable table, int instances, bool isKilled, int people, CancellationToken cancellationToken)
    {
        await using var city = await MeasuredCity.StartAsync(MeasuredCity.Limited, people, cancellationToken);
        List<BotProcess> others = [];
        try
        {
            while (others.Count < instances - 1)
                others.Add(await BotProcess.StartAsync(new BotProcessOptions { Configuration = city.Configuration }, cancellationToken));
            await Task.Delay(TimeSpan.FromSeconds(6), TimeProvider.System, cancellationToken);
            var killing = isKilled ? KillAsync(city, others[^1], people / 3, cancellationToken) : Task.CompletedTask;
            var run = await AlarmRun.MeasureAsync(city, city.Bot, people, cancellationToken);
            await killing;
            var outcome = SendOutcomes.Of(city.Teams);
            table.Add(
                Format.Count(instances),
                isKilled ? "one is killed" : "",
                Format.Count(people),
                Format.Number(run.SendsPerSecond),
                $"{Format.Number(100 * run.SendsPerSecond / MeasuredCity.Limit)} %",
                $"{Format.Number(100 * outcome.Refused)} %",
                Format.Count(people - outcome.Called),
                Format.Count(outcome.CalledTwice),
                Format.Time(outcome.LongestGap),
                Format.Ratio(outcome.LongestGap / TimeSpan.FromSeconds(35)),
                Format.Time(outcome.LongestGapBefore(0.95)));
        }
        finally
        {
            foreach (var other in others)
                await other.DisposeAsync();
        }
    }

    private static async Task KillAsync(City city, BotProcess bot, int after, CancellationToken cancellationToken)
    {
        await city.Teams.WaitForAsync(() => city.Teams.MessageCount >= after, TimeSpan.FromMinutes(5), cancellationToken);
        await bot.KillAsync();
    }
}
