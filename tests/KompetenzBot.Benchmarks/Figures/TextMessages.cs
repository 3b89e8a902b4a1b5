using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>Calls by text message at the provider's limit, with a provider that fails now and then after it has sent.</summary>
internal sealed class TextMessages : IFigure
{
    private const int PerMinute = 600;
    private const int FaultEvery = 20;

    public string Title => "Text messages: everybody is called at once by SMS, and one request in twenty fails after it was sent";

    public async Task<Result> MeasureAsync(bool quick, CancellationToken cancellationToken)
    {
        var table = new MarkdownTable("instances", "recipients", "sent", "twice", "requests", "too many", "faults", "first to last", "messages/min", "rate / limit");
        foreach (var instances in (int[])[1, 2])
            await MeasureAsync(table, instances, quick ? 60 : 1_200, cancellationToken);
        return new Result(table, $"The limit is {PerMinute} message parts a minute for all instances together; every text fits into one part.");
    }

    private static async Task MeasureAsync(MarkdownTable table, int instances, int people, CancellationToken cancellationToken)
    {
        var options = MeasuredCity.Unlimited with
        {
            Configuration = new Dictionary<string, string>(MeasuredCity.Unlimited.Configuration, StringComparer.Ordinal) { ["Sms:AnswerBaseUrl"] = "http://127.0.0.1:1" },
        };
        await using var city = await MeasuredCity.StartAsync(options, people, cancellationToken, withSms: true);
        await using var other = instances > 1 ? await BotProcess.StartAsync(new BotProcessOptions { Configuration = city.Configuration }, cancellationToken) : null;
        var alarm = await AlarmCall.ComposeAsync(city.Teams, cancellationToken, AlarmCall.ForThousands, smsAtOnce: true);
        await alarm.LaunchAsync(cancellationToken);
        using var breath = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        var faults = 0;
        var guard = TimeProvider.System.GetTimestamp();
        while (city.Sms.Sent.Count < people && TimeProvider.System.GetElapsedTime(guard) < TimeSpan.FromMinutes(10))
        {
            await breath.WaitForNextTickAsync(cancellationToken);
            for (; faults < city.Sms.Requests / FaultEvery; faults++)
                city.Sms.Next(SmsFault.UnavailableAfterSending);
        }

        await Task.Delay(TimeSpan.FromSeconds(15), TimeProvider.System, cancellationToken); // repetitions of the last faults
        var sent = city.Sms.Sent;
        var length = sent[^1].At - sent[0].At;
        var rate = (sent.Sum(sms => sms.Segments) - 1) / length.TotalMinutes;
        table.Add(
            Format.Count(instances), Format.Count(people), Format.Count(sent.Count), Format.Count(sent.Count - sent.DistinctBy(sms => sms.To).Count()), Format.Count(city.Sms.Requests), Format.Count(city.Sms.Throttled),
            Format.Count(faults), Format.Time(length), Format.Count((int)rate), Format.Ratio(rate / PerMinute));
    }
}
