using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>Something that goes wrong while an alarm is being sent.</summary>
/// <param name="Name">What.</param>
/// <param name="DisturbAsync">Does it, and ends when it is over.</param>
internal sealed record SoakFault(string Name, Func<City, CancellationToken, Task> DisturbAsync)
{
    private const int Seed = 1;

    /// <summary>In flight at once, by default.</summary>
    private const int InFlight = 32;

    /// <summary>What has happened before the alarm.</summary>
    public Action<SimulatedTeams> Prepare { get; init; } = _ => { };

    /// <summary>Who need not be called in Teams, when it is over.</summary>
    public Func<City, IEnumerable<string>> Excused { get; init; } = _ => [];

    /// <summary>How many calls may arrive twice, because nobody heard whether they had arrived.</summary>
    public Func<City, int> MayDouble { get; init; } = _ => 0;

    /// <summary>Whether those who are excused get a text message instead.</summary>
    public bool IsTexted { get; init; }

    /// <summary>All that are tried.</summary>
    public static IReadOnlyList<SoakFault> All(bool quick)
    {
        var (crashes, minute) = quick ? (3, TimeSpan.FromSeconds(5)) : (100, TimeSpan.FromMinutes(1));
        List<string> erased = [];
        return
        [
            new("nothing", (_, _) => Task.CompletedTask),
            new("every tenth request is refused", (city, token) => WhileAsync(city, 2 * minute, teams =>
            {
                foreach (var status in (int[])[412, 429, 500, 503])
                    teams.Faults.Rate(Fault.Answer(status), 0.025);
            }, token)),
            new("answers get lost", (city, token) => WhileAsync(city, minute, teams => teams.Faults.Rate(Fault.DropAfterAcceptance(), 0.05), token))
            {
                MayDouble = city => city.Teams.Requests.Count(request => request is { Accepted: true, Status: null }),
            },
            new("the connector takes ten seconds", (city, token) => WhileAsync(city, minute, teams => teams.Faults.Rate(Fault.Slow(TimeSpan.FromSeconds(10)), 1), token)),
            new("the connector is gone for five minutes", (city, token) => WhileAsync(city, 5 * minute, teams => teams.Faults.Outage = true, token)),
            new("the storage fails for a minute", (city, token) => FailStorageAsync(city, minute, token)) { MayDouble = _ => InFlight },
            new($"the bot crashes {crashes} times", (city, token) => CrashAsync(city, crashes, token)) { MayDouble = _ => crashes * InFlight },
            new("two instances, one of which crashes", CrashOneOfTwoAsync) { MayDouble = _ => InFlight },
            new("the bot is stopped and started again", async (city, token) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, token);
                await city.Bot.StopAsync();
                await city.Bot.DisposeAsync();
                await city.StartBotAsync(token);
            }),
            new("some people erase themselves meanwhile", (city, token) => EraseAsync(city, erased, token)) { Excused = _ => erased },
            new("every twelfth person has blocked the bot", (_, _) => Task.CompletedTask) { Prepare = BlockEveryTwelfth, Excused = city => Blocked(city.Teams), IsTexted = true },
        ];
    }

    private static void BlockEveryTwelfth(SimulatedTeams teams)
    {
        foreach (var (i, person) in Volunteers(teams).Index())
            person.Account.App = i % 12 == 0 ? AppState.Blocked : AppState.Installed;
    }

    private static IEnumerable<string> Blocked(SimulatedTeams teams) => Volunteers(teams).Where(person => person.Account.App == AppState.Blocked).Select(person => person.AadObjectId);

    private static IEnumerable<SimulatedUser> Volunteers(SimulatedTeams teams) => teams.Users.Where(user => user.AadObjectId != MeasuredCity.Coordinator);

    private static async Task WhileAsync(City city, TimeSpan time, Action<SimulatedTeams> begin, CancellationToken cancellationToken)
    {
        begin(city.Teams);
        await Task.Delay(time, TimeProvider.System, cancellationToken);
        city.Teams.Faults.Clear();
    }

    private static async Task CrashAsync(City city, int times, CancellationToken cancellationToken)
    {
        var random = new Random(Seed);
        for (var i = 0; i < times; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(3_000)), TimeProvider.System, cancellationToken);
            await city.Bot.KillAsync();
            await city.Bot.DisposeAsync();
            await city.StartBotAsync(cancellationToken);
        }
    }

    private static async Task CrashOneOfTwoAsync(City city, CancellationToken cancellationToken)
    {
        await using var other = await BotProcess.StartAsync(new BotProcessOptions { Configuration = city.Configuration }, cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, cancellationToken);
        await other.KillAsync();
    }

    /// <summary>By a bot whose way to the storage leads over proxies, which then refuse everything.</summary>
    private static async Task FailStorageAsync(City city, TimeSpan time, CancellationToken cancellationToken)
    {
        await city.Bot.StopAsync();
        await city.Bot.DisposeAsync();
        await using (var storage = await CountedStorage.StartAsync(city.Configuration, cancellationToken))
        await using (var bot = await BotProcess.StartAsync(new BotProcessOptions { Configuration = storage.Configuration }, cancellationToken))
        {
            var before = city.Teams.MessageCount;
            await city.Teams.WaitForAsync(() => city.Teams.MessageCount > before, TimeSpan.FromMinutes(2), cancellationToken);
            storage.IsFailing = true;
            await Task.Delay(time, TimeProvider.System, cancellationToken);
            storage.IsFailing = false;
            await Task.Delay(TimeSpan.FromSeconds(5), TimeProvider.System, cancellationToken);
            await bot.StopAsync();
        }

        await city.StartBotAsync(cancellationToken);
    }

    /// <summary>Those who are called last, so that some are waiting and one or the other is being called.</summary>
    private static async Task EraseAsync(City city, List<string> erased, CancellationToken cancellationToken)
    {
        foreach (var person in Volunteers(city.Teams).TakeLast(20))
        {
            await person.SayAsync("löschen", cancellationToken);
            await person.ClickAsync("erasure.confirm", cancellationToken: cancellationToken);
            erased.Add(person.AadObjectId);
        }
    }
}
