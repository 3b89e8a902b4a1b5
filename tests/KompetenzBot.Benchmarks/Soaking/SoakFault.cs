using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>Something that goes wrong while an alarm is being sent.</summary>
/// <param name="Name">What.</param>
/// <param name="DisturbAsync">Does it, and ends when it is over.</param>
internal sealed record SoakFault(string Name, Func<City, CancellationToken, Task> DisturbAsync)
{
    private const int Seed = 1;

    /// <summary>What has happened before the alarm.</summary>
    public Action<SimulatedTeams> Prepare { get; init; } = _ => { };

    /// <summary>How many of so many people cannot be reached at all.</summary>
    public Func<int, int> Unreachable { get; init; } = _ => 0;

    /// <summary>All that are tried.</summary>
    public static IReadOnlyList<SoakFault> All(bool quick)
    {
        var (crashes, minute) = quick ? (3, TimeSpan.FromSeconds(5)) : (100, TimeSpan.FromMinutes(1));
        return
        [
            new("nothing", (_, _) => Task.CompletedTask),
            new("every tenth request is refused", (city, token) => WhileAsync(city, 2 * minute, teams =>
            {
                foreach (var status in (int[])[412, 429, 500, 503])
                    teams.Faults.Rate(Fault.Answer(status), 0.025);
            }, token)),
            new("answers get lost", (city, token) => WhileAsync(city, minute, teams => teams.Faults.Rate(Fault.DropAfterAcceptance(), 0.05), token)),
            new("the connector takes ten seconds", (city, token) => WhileAsync(city, minute, teams => teams.Faults.Rate(Fault.Slow(TimeSpan.FromSeconds(10)), 1), token)),
            new("the connector is gone for five minutes", (city, token) => WhileAsync(city, 5 * minute, teams => teams.Faults.Outage = true, token)),
            new($"the bot crashes {crashes} times", (city, token) => CrashAsync(city, crashes, token)),
            new("the bot is stopped and started again", async (city, token) =>
            {
                await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, token);
                await city.Bot.StopAsync();
                await city.Bot.DisposeAsync();
                await city.StartBotAsync(token);
            }),
            new("every twelfth person has blocked the bot", (_, _) => Task.CompletedTask) { Prepare = BlockEveryTwelfth, Unreachable = people => (people + 11) / 12 },
        ];
    }

    private static void BlockEveryTwelfth(SimulatedTeams teams)
    {
        foreach (var (i, person) in teams.Users.Where(user => user.AadObjectId != MeasuredCity.Coordinator).Index())
            person.Account.App = i % 12 == 0 ? AppState.Blocked : AppState.Installed;
    }

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
}
