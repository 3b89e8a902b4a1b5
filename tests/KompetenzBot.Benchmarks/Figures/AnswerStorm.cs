using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>Figure 8: everybody answers within a minute. How long an answer takes, and how far the coordinator's situation card lags behind.</summary>
internal sealed partial class AnswerStorm : IFigure
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    public string Title => "Answer storm: everybody says yes within a minute";

    public async Task<Result> MeasureAsync(bool quick, CancellationToken cancellationToken)
    {
        var (people, length) = quick ? (200, TimeSpan.FromSeconds(10)) : (5_000, TimeSpan.FromSeconds(60));
        await using var city = await MeasuredCity.StartAsync(people, cancellationToken);
        using var client = new HttpClient(new InboundClock()) { BaseAddress = city.Bot.Client.BaseAddress, Timeout = TimeSpan.FromMinutes(1) };
        city.Teams.Bot = client;
        using var calls = new CallsReceived(city.Teams);
        var alarm = await AlarmCall.ComposeAsync(city.Teams, cancellationToken, AlarmCall.ForThousands);
        await alarm.LaunchAsync(cancellationToken);
        await calls.WaitForAsync(people, cancellationToken);
        await using (var backlog = new Backlog(city))
            await backlog.WaitUntilEmptyAsync(cancellationToken);

        var stored = await StormAsync(city, calls.ByPerson, length, cancellationToken);
        await city.Teams.WaitForAsync(() => Drawn(city).Any(card => card.Accepted >= stored.Count), TimeSpan.FromMinutes(2), cancellationToken);
        var lags = Lags([.. stored.Select(answer => answer.At).Order()], [.. Drawn(city)]);
        TimeSpan[] taken = [.. stored.Select(answer => answer.Taken)];

        var table = new MarkdownTable("", "p50", "p95", "p99", "longest", "p95 / limit");
        table.Add("button in → stored → card out", Format.Time(taken.Median()), Format.Time(taken.Percentile(0.95)), Format.Time(taken.Percentile(0.99)), Format.Time(taken.Max()), "");
        table.Add("stored → on the situation card", Format.Time(lags.Median()), Format.Time(lags.Percentile(0.95)), Format.Time(lags.Percentile(0.99)), Format.Time(lags.Max()), Format.Ratio(lags.Percentile(0.95) / Limit));
        return new Result(
            table,
            $"{Format.Count(stored.Count)} of {Format.Count(people)} answers in {Format.Time(length)}, evenly spread; {Format.Count(Drawn(city).Count())} drawings of the one situation card, at most one in three seconds. " +
            $"The limit of the lag is {Format.Time(Limit)} at p95. The simulated people, the connector, Azurite and the bot share this machine.");
    }

    private static async Task<IReadOnlyCollection<(DateTimeOffset At, TimeSpan Taken)>> StormAsync(
        City city, IReadOnlyDictionary<string, TeamsMessage> calls, TimeSpan length, CancellationToken cancellationToken)
    {
        ConcurrentQueue<(DateTimeOffset At, TimeSpan Taken)> stored = [];
        var begun = TimeProvider.System.GetTimestamp();
        var people = city.Teams.Users.Where(user => calls.ContainsKey(user.AadObjectId)).ToArray();
        await Task.WhenAll(people.Select(async (person, i) =>
        {
            var due = (length * i / people.Length) - TimeProvider.System.GetElapsedTime(begun);
            if (due > TimeSpan.Zero)
                await Task.Delay(due, TimeProvider.System, cancellationToken);
            BotAnswer? answer = null;
            var lap = await InboundClock.TimeAsync(async () => answer = await person.ClickAsync("answer.yes", message: calls[person.AadObjectId], cancellationToken: cancellationToken));
            if (answer?.Card is not null)
                stored.Enqueue((TimeProvider.System.GetUtcNow(), lap.Taken));
        }));
        return stored;
    }

    /// <summary>When the card showed how many acceptances, in order.</summary>
    private static IEnumerable<(DateTimeOffset At, int Accepted)> Drawn(City city) => city.Teams.Requests
        .Where(request => request.Body.Contains("Lage zu A-", StringComparison.Ordinal))
        .Select(request => (request.At, Match: Accepted().Match(request.Body)))
        .Where(request => request.Match.Success)
        .Select(request => (request.At, int.Parse(request.Match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture)));

    /// <summary>From each answer to the first card that counts it.</summary>
    private static TimeSpan[] Lags(DateTimeOffset[] stored, (DateTimeOffset At, int Accepted)[] drawn) =>
        [.. stored.Select((at, i) => drawn.First(card => card.Accepted > i).At - at).Select(lag => lag > TimeSpan.Zero ? lag : TimeSpan.Zero)];

    [GeneratedRegex(@"Zusagen: (?<count>\d+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Accepted();
}
