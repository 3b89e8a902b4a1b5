namespace KompetenzBot.Benchmarks;

/// <summary>Faults at their full length against the real bot: alarm after alarm, each with one fault, until everybody was called; then a million generated activities. The tests do the same shortened.</summary>
internal static class Soak
{
    public const string Argument = "soak";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <summary>Runs all faults and prints a line for each.</summary>
    /// <returns>0 if nobody was lost, nobody called twice but those of whose call nobody knew whether it had arrived, and no activity was a fault.</returns>
    public static async Task<int> RunAsync(bool quick, TextWriter output, CancellationToken stop)
    {
        var people = quick ? 60 : 1_000;
        var table = new MarkdownTable("fault", "called", "lost", "called twice", "may be", "by text message", "first → last call");
        var isGood = true;
        foreach (var fault in SoakFault.All(quick))
        {
            isGood &= await RunAsync(fault, people, table, stop);
            output.WriteLine($"{fault.Name}: {(isGood ? "good" : "not good")}");
        }

        output.WriteLine($"\n{table}");
        isGood &= await FuzzRun.RunAsync(quick ? 20_000 : 1_000_000, stop);
        return isGood ? 0 : 1;
    }

    private static async Task<bool> RunAsync(SoakFault fault, int people, MarkdownTable table, CancellationToken stop)
    {
        var options = MeasuredCity.Limited with
        {
            Configuration = new Dictionary<string, string>(MeasuredCity.Limited.Configuration, StringComparer.Ordinal) { ["Sms:AnswerBaseUrl"] = "http://127.0.0.1:1" },
        };
        await using var city = await MeasuredCity.StartAsync(options, people, stop, withSms: fault.IsTexted);
        await using var backlog = new Backlog(city);
        fault.Prepare(city.Teams);
        var alarm = await AlarmCall.ComposeAsync(city.Teams, stop);
        using var calls = new CallsReceived(city.Teams);
        await alarm.LaunchAsync(stop);
        await fault.DisturbAsync(city, stop);
        city.Teams.Faults.Clear();
        var excused = fault.Excused(city).ToHashSet(StringComparer.Ordinal);
        await city.Teams.WaitForAsync(() => Missing() == 0, Patience, stop);
        await backlog.WaitUntilEmptyAsync(stop);

        var (outcome, mayDouble) = (SendOutcomes.Of(city.Teams), fault.MayDouble(city));
        var texted = city.Sms.Sent.DistinctBy(sms => sms.To).Count();
        table.Add(
            fault.Name,
            Format.Count(outcome.Called),
            Format.Count(Missing()),
            Format.Count(outcome.CalledTwice),
            Format.Count(mayDouble),
            fault.IsTexted ? $"{Format.Count(texted)} of {Format.Count(excused.Count)}" : "",
            Format.Time(TimeProvider.System.GetElapsedTime(calls.Times[0], calls.Times[^1])));
        return Missing() == 0 && outcome.CalledTwice <= mayDouble && (!fault.IsTexted || texted >= excused.Count);

        int Missing() => people - calls.ByPerson.Keys.Union(excused, StringComparer.Ordinal).Count();
    }
}
