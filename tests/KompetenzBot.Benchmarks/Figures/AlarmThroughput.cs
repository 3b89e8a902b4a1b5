using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>Figure 5: how fast calls go out when only the bot itself limits them, and what each one costs.</summary>
internal sealed class AlarmThroughput : IFigure
{
    public string Title => "Alarm to 1,000 people without a connector limit";

    public async Task<Result> MeasureAsync(bool quick, CancellationToken cancellationToken)
    {
        var people = quick ? 100 : 1000;
        await using var city = await MeasuredCity.StartAsync(people, cancellationToken);
        var table = new MarkdownTable("alarm", "launch → first call", "launch → last call", "sends/s", "bot's CPU s per 1,000 sends");
        foreach (var alarm in (string[])["first after the start", "second", "third"])
        {
            var run = await AlarmRun.MeasureAsync(city, city.Bot, people, cancellationToken);
            table.Add(alarm, Format.Time(run.First), Format.Time(run.Last), Format.Number(run.SendsPerSecond), Cpu(run.Cpu, people));
        }

        return new Result(
            table,
            $"{Format.Count(people)} calls; sends/s from the first to the last of them. " +
            "The bot's own pace is raised to 1,000 requests/s, concurrency is the default. " +
            "CPU: user and system time of the bot's process from the launch until its queue is empty, situation cards included." +
            Environment.NewLine + Environment.NewLine + await TransactionsAsync(city, people, quick, cancellationToken));
    }

    private static string Cpu(TimeSpan? used, int people) => used is { } time ? Format.Number(time.TotalSeconds * 1000 / people) : "unknown";

    /// <summary>One more alarm, by a bot whose way to storage leads over counting proxies; not timed, since they slow it down.</summary>
    private static async Task<string> TransactionsAsync(City city, int people, bool quick, CancellationToken cancellationToken)
    {
        await city.Bot.StopAsync();
        await using var storage = await CountedStorage.StartAsync(city.Configuration, cancellationToken);
        await using var bot = await BotProcess.StartAsync(new BotProcessOptions { Configuration = storage.Configuration }, cancellationToken);
        city.Teams.Bot = bot.Client;

        var idle = TimeSpan.FromSeconds(quick ? 2 : 20);
        var waiting = await storage.CountAsync(() => Task.Delay(idle, TimeProvider.System, cancellationToken));
        var alarm = await storage.CountAsync(() => AlarmRun.MeasureAsync(city, bot, people, cancellationToken));
        var table = new MarkdownTable("storage transactions", "idle, per minute", "alarm", "per recipient");
        foreach (var kind in waiting.Keys.Union(alarm.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (whileIdle, inAlarm) = (waiting.GetValueOrDefault(kind), alarm.GetValueOrDefault(kind));
            if (whileIdle + inAlarm > 0)
                Add(kind, whileIdle, inAlarm);
        }

        Add("all", waiting.Values.Sum(), alarm.Values.Sum());
        Add("all, of the aim of 3 per recipient", waiting.Values.Sum(), alarm.Values.Sum(), Format.Ratio((double)alarm.Values.Sum() / people / 3));
        return table + Environment.NewLine + Environment.NewLine +
            "Counted between bot and storage in a fourth alarm, from the coordinator's line to the empty queue, with what an idle bot does anyway. " +
            "Idle means that nothing happens while three alarms are open.";

        void Add(string kind, int whileIdle, int inAlarm, string? ratio = null) => table.Add(
            kind, Format.Number(whileIdle / idle.TotalMinutes), Format.Count(inAlarm), ratio ?? Format.Number((double)inAlarm / people));
    }
}
