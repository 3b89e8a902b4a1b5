using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>Figure 13: every client asks for its card at once, while people answer and calls go out.</summary>
internal sealed class RefreshWave : IFigure
{
    private const int AtOnce = 64;

    public string Title => "A wave of card refreshes after one update";

    public async Task<Result> MeasureAsync(bool quick, CancellationToken cancellationToken)
    {
        var people = quick ? 300 : 12_000;
        await using var city = await MeasuredCity.StartAsync(people, cancellationToken);
        using var client = new HttpClient(new InboundClock()) { BaseAddress = city.Bot.Client.BaseAddress, Timeout = TimeSpan.FromMinutes(1) };
        city.Teams.Bot = client;
        using var calls = new CallsReceived(city.Teams);
        await (await AlarmCall.ComposeAsync(city.Teams, cancellationToken, AlarmCall.ForThousands)).LaunchAsync(cancellationToken);
        await calls.WaitForAsync(people, cancellationToken);
        var called = calls.ByPerson;
        SimulatedUser[] all = [.. city.Teams.Users.Where(user => called.ContainsKey(user.AadObjectId))];
        SimulatedUser[] answering = [.. all.Take(quick ? 40 : 400)];
        var table = new MarkdownTable("", "exchanges", "failed", "p50", "p95", "p99", "exchanges/s");

        Row(table, "answers, nothing else", await AnswerAsync(answering[..(answering.Length / 2)]));
        await (await AlarmCall.ComposeAsync(city.Teams, cancellationToken, AlarmCall.ForThousands)).LaunchAsync(cancellationToken);
        var wave = ClosedLoop.RunAsync(all, AtOnce, all.Length, RefreshAsync, cancellationToken);
        Row(table, "answers during the wave", await AnswerAsync(answering[(answering.Length / 2)..]));
        Row(table, "refreshes of the wave", await wave);
        var second = TimeProvider.System.GetTimestamp();
        await city.Teams.WaitForAsync(() => city.Teams.Messages.Count(AlarmCall.IsCall) >= 2 * people, TimeSpan.FromMinutes(5), cancellationToken);
        return new Result(
            table,
            $"{Format.Count(AtOnce)} clients at a time ask for the card of a call that they show, {Format.Count(all.Length)} in all, while a second alarm to everybody goes out (its last call {Format.Time(TimeProvider.System.GetElapsedTime(second))} after the wave) and people answer one after the other. The clients run on the same machine.");

        Task<(IReadOnlyCollection<TimeSpan> Each, int Failed, TimeSpan All)> AnswerAsync(SimulatedUser[] who) => ClosedLoop.RunAsync(
            who, 1, who.Length, (person, token) => TimeAsync(() => person.ClickAsync("answer.no", message: called[person.AadObjectId], cancellationToken: token)), cancellationToken);

        Task<TimeSpan?> RefreshAsync(SimulatedUser person, CancellationToken token) => TimeAsync(() => person.RefreshAsync(called[person.AadObjectId], token));
    }

    private static async Task<TimeSpan?> TimeAsync(Func<Task<BotAnswer>> exchange)
    {
        BotAnswer? answer = null;
        var lap = await InboundClock.TimeAsync(async () => answer = await exchange());
        return answer?.Card is null ? null : lap.Taken;
    }

    private static void Row(MarkdownTable table, string name, (IReadOnlyCollection<TimeSpan> Each, int Failed, TimeSpan All) run) => table.Add(
        name, Format.Count(run.Each.Count), Format.Count(run.Failed), Format.Time(run.Each.Median()), Format.Time(run.Each.Percentile(0.95)), Format.Time(run.Each.Percentile(0.99)), Format.Number(run.Each.Count / run.All.TotalSeconds));
}
