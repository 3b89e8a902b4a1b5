using System.Globalization;
using KompetenzBot.Alarms;
using KompetenzBot.Delivery;
using KompetenzBot.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace KompetenzBot.EndToEnd;

/// <summary>A real process, killed without warning in the middle of an alarm to 300 volunteers, on the real clock.</summary>
public sealed class CrashTests
{
    private const int Concurrency = 32;
    private const int DeliveredBeforeTheCrash = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_bot_that_is_killed_in_the_middle_of_an_alarm_loses_no_delivery_and_no_answer()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var city = await City.StartAsync(
            new CityOptions
            {
                Volunteers = new VolunteersOptions { Count = 300, Speed = 30 },
                Register = VolunteerRegistration.RegisterAsync,
                Configuration = new Dictionary<string, string> { ["Delivery:Concurrency"] = Concurrency.ToString(CultureInfo.InvariantCulture) },
            },
            cancellation);
        var coordinator = city.Teams.AddUser("Birgit Lindemann", City.CoordinatorId);

        await AlarmAsync(city, coordinator);
        await city.Teams.WaitForAsync(() => CallsIn(city).Count >= DeliveredBeforeTheCrash, Patience, cancellation);
        await city.Bot.KillAsync();
        var before = CallsIn(city).Count;
        await city.StartBotAsync(cancellation);

        await using var stores = BotStores.Open(city.Configuration);
        await UntilEveryoneIsServedAsync(city, stores, cancellation);
        var people = await PeopleAsync(stores, cancellation);
        var calls = CallsIn(city);

        Assert.True(before < calls.Distinct(StringComparer.Ordinal).Count(), "The bot was killed too late to show anything.");
        Assert.Equal(
            people.Where(person => person.Call == DeliveryState.Delivered).Select(person => person.User.ToString()).Order(StringComparer.Ordinal),
            calls.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.All(people, person => Assert.True(person.Call is DeliveryState.Delivered or DeliveryState.Unreachable));
        Assert.Equal(
            city.Volunteers.All.Where(v => v.Behaviour is Behaviour.Blocked or Behaviour.NotInstalled).Select(v => v.Profile.AadObjectId).Intersect(people.Select(p => p.User.ToString())).Count(),
            people.Count(person => person.Call == DeliveryState.Unreachable));
        Assert.InRange(calls.Count - calls.Distinct(StringComparer.Ordinal).Count(), 0, Concurrency);
        await EveryAnswerIsKeptAsync(city, stores, cancellation);
    }

    private static async Task AlarmAsync(City city, SimulatedUser coordinator)
    {
        var tuesday = NextTuesday(city.Teams.Options.Time.GetUtcNow());
        var line = string.Create(CultureInfo.InvariantCulture, $"alarm 80 Sprachen + 80 Fahrberechtigungen + 40 Ehrenamt, Rathaus, {tuesday:dd.MM.yyyy} 10-12 Uhr: Hochwasser");
        Assert.Equal(200, (int?)(await coordinator.SayAsync(line)).Status);
        await city.Teams.WaitForAsync(() => coordinator.LatestCard is not null);
        await coordinator.ClickAsync("alarm.declare", new Dictionary<string, string> { ["threshold"] = "true", ["reason"] = "disaster" });
        var launched = await coordinator.ClickAsync("alarm.launch");
        Assert.Contains("läuft", CardReader.TextIn(launched.Card!.Value), StringComparison.Ordinal);
    }

    private static DateTimeOffset NextTuesday(DateTimeOffset now) => now.AddDays(1 + ((DayOfWeek.Tuesday - now.AddDays(1).DayOfWeek + 7) % 7));

    /// <summary>The receivers of all call cards, as often as they received one; nobody writes anything else to them.</summary>
    private static List<string> CallsIn(City city) =>
        [.. city.Volunteers.All.SelectMany(volunteer => volunteer.User.Messages.Select(_ => volunteer.Profile.AadObjectId))];

    private static async Task UntilEveryoneIsServedAsync(City city, ServiceProvider stores, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(500), TimeProvider.System);
        while (await look.WaitForNextTickAsync(patience.Token))
        {
            var people = await PeopleAsync(stores, patience.Token);
            if (people.Count > DeliveredBeforeTheCrash && people.TrueForAll(person => person.Call is not (DeliveryState.Pending or DeliveryState.Sending)) && city.Volunteers.Pending == 0)
            {
                return;
            }
        }
    }

    /// <summary>Every answer that a volunteer saw as stored is stored: the last one of each person counts.</summary>
    private static async Task EveryAnswerIsKeptAsync(City city, ServiceProvider stores, CancellationToken cancellationToken)
    {
        var seen = city.Volunteers.Answers
            .Where(answer => answer.Answer?.Card?.GetRawText().Contains("Gespeichert um", StringComparison.Ordinal) == true)
            .GroupBy(answer => answer.Volunteer.Profile.AadObjectId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.MaxBy(answer => answer.At)!.Verb, StringComparer.Ordinal);
        var stored = (await PeopleAsync(stores, cancellationToken)).ToDictionary(person => person.User.ToString(), person => person.Answer, StringComparer.Ordinal);
        Assert.NotEmpty(seen);
        Assert.All(seen, answer => Assert.Equal(
            answer.Value switch { "answer.yes" => AnswerKind.Accepted, "answer.no" => AnswerKind.Declined, _ => AnswerKind.Later },
            stored[answer.Key]));
    }

    private static async Task<List<CalledPerson>> PeopleAsync(ServiceProvider stores, CancellationToken cancellationToken)
    {
        var alarm = Assert.Single(await stores.GetRequiredService<IAlarmStore>().ListOpenAsync(TimeProvider.System.GetUtcNow(), cancellationToken));
        List<CalledPerson> people = [];
        await foreach (var person in stores.GetRequiredService<IAnswerStore>().ScanAsync(alarm.Id, cancellationToken))
        {
            people.Add(person);
        }

        return people;
    }
}
