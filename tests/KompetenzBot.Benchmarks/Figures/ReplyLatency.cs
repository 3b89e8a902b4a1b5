using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>Figure 1: how long a person waits for the bot.</summary>
internal sealed class ReplyLatency : IFigure
{
    private const int People = 320;
    private static readonly int[] Conversations = [1, 32];

    public string Title => "Activity in → reply out, storage included";

    public async Task<Result> MeasureAsync(bool quick, CancellationToken cancellationToken)
    {
        await using var city = await MeasuredCity.StartAsync(People, cancellationToken);
        using var client = new HttpClient(new InboundClock()) { BaseAddress = city.Bot.Address };
        city.Teams.Bot = client;
        await using var backlog = new Backlog(city);
        SimulatedUser[] people = [.. city.Teams.Users];
        var table = new MarkdownTable("exchange", "conversations", "exchanges", "p50", "p99", "exchanges/s", "failed");
        using IExchange profile = new ProfileExchange(city.Teams), dialog = new DialogExchange(city.Teams), answer = new AnswerExchange();
        foreach (var exchange in (IExchange[])[profile, dialog, answer])
        {
            await exchange.PrepareAsync(city.Teams, people, cancellationToken);
            await ClosedLoop.RunAsync(people, Conversations[^1], quick ? 64 : 1000, exchange.OnceAsync, cancellationToken);
            await backlog.WaitUntilEmptyAsync(cancellationToken);
            foreach (var atOnce in Conversations)
            {
                var (each, failed, all) = await ClosedLoop.RunAsync(people, atOnce, Count(atOnce, quick), exchange.OnceAsync, cancellationToken);
                table.Add(
                    exchange.Name,
                    Format.Count(atOnce),
                    Format.Count(each.Count),
                    Format.Time(each.Median()),
                    Format.Time(each.Percentile(0.99)),
                    Format.Number(each.Count / all.TotalSeconds),
                    Format.Count(failed));
                await backlog.WaitUntilEmptyAsync(cancellationToken);
            }
        }

        return new Result(
            table,
            "Each conversation sends its next activity when the one before is answered, over HTTP to the bot's own process, after a warm-up. " +
            "Neither the connector nor the bot's own pace (raised to 1,000 requests/s) holds anything back. " +
            "The bot's queues are empty at the beginning of each line. " +
            "Failed is what the bot could not do, mostly because storage did not answer in time; it counts in no time. " +
            "Exchanges/s include what the simulated clients do between two activities.");
    }

    private static int Count(int atOnce, bool quick) => (quick, atOnce) switch
    {
        (true, _) => 128,
        (_, 1) => 1000,
        _ => 3200,
    };
}
