namespace KompetenzBot.Benchmarks;

/// <summary>Faults at their full length against the real bot: alarm after alarm, each with one fault, until everybody was called. The tests do the same shortened.</summary>
internal static class Soak
{
    public const string Argument = "soak";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <summary>Runs all faults and prints a line for each.</summary>
    /// <returns>0 if nobody was lost.</returns>
    public static async Task<int> RunAsync(bool quick, TextWriter output, CancellationToken stop)
    {
        var people = quick ? 60 : 1_000;
        var table = new MarkdownTable("fault", "called", "lost", "called twice", "first → last call");
        var lost = 0;
        foreach (var fault in SoakFault.All(quick))
        {
            await using var city = await MeasuredCity.StartAsync(MeasuredCity.Limited, people, stop);
            await using var backlog = new Backlog(city);
            fault.Prepare(city.Teams);
            var alarm = await AlarmCall.ComposeAsync(city.Teams, stop);
            using var calls = new CallsReceived(city.Teams);
            await alarm.LaunchAsync(stop);
            await fault.DisturbAsync(city, stop);
            city.Teams.Faults.Clear();
            await city.Teams.WaitForAsync(() => calls.Count >= people - fault.Unreachable(people), Patience, stop);
            await backlog.WaitUntilEmptyAsync(stop);
            var outcome = SendOutcomes.Of(city.Teams);
            var missing = people - fault.Unreachable(people) - outcome.Called;
            lost += missing;
            table.Add(fault.Name, Format.Count(outcome.Called), Format.Count(missing), Format.Count(outcome.CalledTwice), Format.Time(TimeProvider.System.GetElapsedTime(calls.Times[0], calls.Times[^1])));
            output.WriteLine($"{fault.Name}: {outcome.Called} called, {missing} lost, {outcome.CalledTwice} twice");
        }

        output.WriteLine($"\n{table}");
        return lost == 0 ? 0 : 1;
    }
}
