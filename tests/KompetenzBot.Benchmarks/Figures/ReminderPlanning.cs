using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Profiles;
using KompetenzBot.Reminders;
using KompetenzBot.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KompetenzBot.Benchmarks;

/// <summary>Figure 6: what it costs to find out whom to ask whether their profile is still right.</summary>
internal sealed class ReminderPlanning : IFigure
{
    private const int Days = 90;
    private const int AtOnce = 16;

    /// <summary>A Tuesday in working hours.</summary>
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 8, 0, 0, TimeSpan.Zero);

    public string Title => "Planning reminders";

    public async Task<Result> MeasureAsync(bool quick, CancellationToken cancellationToken)
    {
        var table = new MarkdownTable("look", "profiles", "due", "time", "storage transactions", "per due person");
        foreach (var people in quick ? [1000] : new[] { 12_000, 100_000 })
        {
            await MeasureAsync(table, people, cancellationToken);
        }

        return new Result(table, "The bot's own planner in this process, on Azurite behind a proxy that counts: the look for who is due, and for each of them the row of the message, the profile that moves on, and the pointer in the queue. Sending is not in it.");
    }

    private static async Task MeasureAsync(MarkdownTable table, int people, CancellationToken cancellationToken)
    {
        await using var city = await City.StartAsync(MeasuredCity.Unlimited, cancellationToken);
        await city.Bot.StopAsync();
        await using var storage = await CountedStorage.StartAsync(city.Configuration, cancellationToken);
        await using var bot = BotHost.Build(["--environment=Development", "--urls=http://127.0.0.1:0"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(storage.Configuration!);
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<TimeProvider>(new ManualTimeProvider(Now));
        });
        var profiles = bot.Services.GetRequiredService<IProfileStore>();
        var planner = bot.Services.GetServices<IRecurringTask>().OfType<ReminderPlanner>().Single();
        var notice = city.Configuration["Privacy:NoticeVersion"];
        await SaveAsync(profiles, Enumerable.Range(0, people), notice, Now.AddDays(30), cancellationToken);
        await planner.RunAsync(cancellationToken);
        await RowAsync("nobody is due", 0);
        var due = people / Days;
        await SaveAsync(profiles, Enumerable.Range(people, due), notice, Now.AddMinutes(-1), cancellationToken);
        await RowAsync("one day's people are due", due);

        async Task RowAsync(string look, int count)
        {
            var started = TimeProvider.System.GetTimestamp();
            var transactions = (await storage.CountAsync(() => planner.RunAsync(cancellationToken))).Values.Sum();
            var taken = TimeProvider.System.GetElapsedTime(started);
            table.Add(look, Format.Count(people), Format.Count(count), Format.Time(taken), Format.Count(transactions), count == 0 ? "" : Format.Number((double)transactions / count));
        }
    }

    private static Task SaveAsync(IProfileStore profiles, IEnumerable<int> numbers, string notice, DateTimeOffset dueAt, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        numbers,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (number, token) => await profiles.TrySaveAsync(
            new Profile(
                UserId.Parse($"00000000-0000-4000-8000-{number:000000000000}"),
                FormattableString.Invariant($"Erika Beispiel {number}"),
                "de",
                [new("driving-licence-c"), new("english", "b2")],
                Mobile: null,
                Purposes.DeploymentOnDuty,
                Availability.DutyHours,
                new Consent(notice, Now.AddDays(-100), Sms: false),
                Now.AddDays(-100))
            {
                Upkeep = new Upkeep(dueAt) { SeenNotice = notice },
            },
            null,
            token));
}
