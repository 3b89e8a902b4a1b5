using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>One alarm from its launch until nothing is left to do.</summary>
/// <param name="First">From the last click to the first call at the connector.</param>
/// <param name="Last">To the last one.</param>
/// <param name="Cpu">Processor time of the bot; null where the system does not tell.</param>
internal sealed record AlarmRun(TimeSpan First, TimeSpan Last, double SendsPerSecond, TimeSpan? Cpu)
{
    /// <summary>Calls everyone in the city and waits for the last row to be written.</summary>
    public static async Task<AlarmRun> MeasureAsync(City city, BotProcess bot, int people, CancellationToken cancellationToken)
    {
        await using var backlog = new Backlog(city);
        var alarm = await AlarmCall.ComposeAsync(city.Teams, cancellationToken);
        using var calls = new CallsReceived(city.Teams);
        var cpu = bot.ProcessorTime;
        var launched = TimeProvider.System.GetTimestamp();
        await alarm.LaunchAsync(cancellationToken);
        await calls.WaitForAsync(people, cancellationToken);
        await backlog.WaitUntilEmptyAsync(cancellationToken);

        var times = calls.Times;
        var (first, last) = (Since(times[0]), Since(times[^1]));
        return new AlarmRun(first, last, (people - 1) / (last - first).TotalSeconds, bot.ProcessorTime - cpu);

        TimeSpan Since(long timestamp) => TimeProvider.System.GetElapsedTime(launched, timestamp);
    }
}
