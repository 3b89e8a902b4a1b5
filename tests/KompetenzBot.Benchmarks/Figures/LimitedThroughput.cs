namespace KompetenzBot.Benchmarks;

/// <summary>Figure 9: how much of the limit of Teams an alarm uses, and that nobody is lost for it.</summary>
internal sealed class LimitedThroughput : IFigure
{
    public string Title => "Alarm under the limits of Teams: 50 requests/s, per conversation 7 in 1 s";

    public async Task<Result> MeasureAsync(bool quick, CancellationToken cancellationToken)
    {
        var table = new MarkdownTable("recipients", "first → last call", "calls/s", "of the limit", "429 of all requests", "not called", "called twice", "most to one person in 1 s");
        foreach (var people in quick ? [100, 200] : new[] { 800, 12_000 })
        {
            await using var city = await MeasuredCity.StartAsync(MeasuredCity.Limited, people, cancellationToken);
            var run = await AlarmRun.MeasureAsync(city, city.Bot, people, cancellationToken);
            var outcome = SendOutcomes.Of(city.Teams);
            table.Add(
                Format.Count(people),
                Format.Time(run.Last - run.First),
                Format.Number(run.SendsPerSecond),
                $"{Format.Number(100 * run.SendsPerSecond / MeasuredCity.Limit)} %",
                $"{Format.Number(100 * outcome.Refused)} %",
                Format.Count(people - outcome.Called),
                Format.Count(outcome.CalledTwice),
                Format.Count(outcome.MostToOne));
        }

        return new Result(table, "One instance. The simulated Teams counts every request in sliding windows and refuses what exceeds them. Aims: 97 % of the limit, nobody lost, under 1 % refused.");
    }
}
