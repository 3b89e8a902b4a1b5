namespace KompetenzBot.Benchmarks;

/// <summary>Figure 12: what the engine itself costs, with storage in memory.</summary>
internal sealed class EngineCost : IFigure
{
    public string Title => "The delivery engine with storage in memory";

    public async Task<Result> MeasureAsync(bool quick, CancellationToken cancellationToken)
    {
        var (few, many) = quick ? (500, 2_000) : (1_000, 100_000);
        var table = new MarkdownTable("recipients", "connector", "sends/s", "CPU s per 1,000", "of the aim of 0.10 s", "live heap after");
        await using var teams = await TeamsProcess.StartAsync(cancellationToken);
        long? first = null;
        var growth = 0.0;
        foreach (var (people, isReal) in ((int, bool)[])[(few, true), (few, true), (few, false), (many, false)])
        {
            await using var engine = new EngineInMemory(isReal ? teams.ServiceUrl : null);
            var (taken, cpu, heap) = await engine.SendAsync(people, cancellationToken);
            growth = first is { } before ? (double)(heap - before) / (many - few) : growth;
            first = isReal ? null : heap;
            var per1000 = cpu.TotalSeconds * 1000 / people;
            table.Add(Format.Count(people), isReal ? "in another process" : "none", Format.Number(people / taken.TotalSeconds), Format.Number(per1000), Format.Ratio(per1000 / 0.10), Format.Memory(heap));
        }

        return new Result(table, $"Worker, sender, gate and connector client of the bot in this process; rows and queue are arrays, the profile is a constant card. From {Format.Count(few)} to {Format.Count(many)} recipients the live heap after a full collection grows by {Format.Number(growth)} bytes each (aim: 300), those of the arrays included.");
    }
}
