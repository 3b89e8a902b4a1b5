using KompetenzBot.Conversations;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>At least once, ideally exactly once, whatever the connector does.</summary>
public sealed class FaultTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const int Times = 4;

    private static readonly Dictionary<string, Fault> Refusals = new(StringComparer.Ordinal)
    {
        ["busy"] = Fault.Answer(429),
        ["busy for two seconds"] = Fault.Answer(429, TimeSpan.FromSeconds(2)),
        ["busy for half a minute"] = Fault.Answer(429, TimeSpan.FromSeconds(30)),
        ["conflicting"] = Fault.Answer(412),
        ["broken"] = Fault.Answer(500),
        ["without its backend"] = Fault.Answer(502),
        ["out of service"] = Fault.Answer(503),
        ["waiting for its backend"] = Fault.Answer(504),
        ["out of patience"] = Fault.Answer(408),
        ["refusing the token"] = Fault.Answer(401),
        ["hanging up"] = Fault.Drop(),
    };

    private static readonly Dictionary<string, Fault> Unknown = new(StringComparer.Ordinal)
    {
        ["hanging up after acceptance"] = Fault.DropAfterAcceptance(),
        ["broken after acceptance"] = Fault.AnswerAfterAcceptance(500),
        ["without its backend after acceptance"] = Fault.AnswerAfterAcceptance(502),
    };

    private protected override SceneOptions Options => Sending.OnDrivenClock;

    [Fact]
    public async Task Everyone_is_called_exactly_once_after_every_kind_of_refusal()
    {
        var people = await PlanAsync(Refusals, Times);

        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveUntilSettledAsync();

        people.AssertCalledOnce();
        Assert.All((await Scene.Storage.MessagesAsync()).Values, row => Assert.Equal("Delivered", row.GetString("State")));
    }

    [Fact]
    public async Task Whoever_pauses_while_the_connector_is_down_is_not_called_afterwards()
    {
        var paused = await Scene.AddVolunteerAsync("Paula Pause", Sending.Licence);
        var others = await Scene.AddVolunteersAsync(2, Sending.Licence);
        var tried = 0;
        Scene.Teams.Faults.Rate(Fault.Answer(503), 1, request => request.Body.Contains("answer.yes", StringComparison.Ordinal) && Interlocked.Increment(ref tried) > 0);
        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveUntilAsync(() => Volatile.Read(ref tried) >= 3);

        await Scene.ReplaceAsync((await Scene.ProfileAsync(paused))! with { Pause = new Pause(Scene.Now, null, PauseOrigin.Person) });
        var attemptsOver = Scene.Now.AddMinutes(6); // what was under way when the pause began comes to its end
        await Scene.DriveUntilAsync(() => Scene.Now >= attemptsOver);
        Scene.Teams.Faults.Clear();
        await Scene.DriveUntilSettledAsync();

        others.AssertCalledOnce();
        Assert.False(paused.IsCalled());
        Assert.Contains((await Scene.Storage.MessagesAsync()).Values, row => row.GetString("State") == "Ended" && row.GetString("Reason") == "NotWanted");
    }

    [Fact]
    public async Task Who_may_have_been_called_is_called_again_and_nobody_else_is()
    {
        var unknown = await PlanAsync(Unknown, times: 1);
        var others = await Scene.AddVolunteersAsync(5, Sending.Licence);

        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveUntilSettledAsync();

        Assert.All(unknown, person => Assert.Equal((person.Name, 2), (person.Name, person.Calls().Count)));
        others.AssertCalledOnce();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Both_copies_of_a_call_answer_and_update_alike(int copy)
    {
        var person = (await PlanAsync(new() { ["hanging up after acceptance"] = Fault.DropAfterAcceptance() }, times: 1))[0];
        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveUntilSettledAsync();
        Assert.Equal(2, person.Calls().Count);

        await Scene.DriveAsync(person.ClickAsync("answer.yes", message: person.Calls()[copy], cancellationToken: Token));
        await Scene.DriveUntilAsync(() => person.Calls()[copy].Versions.Count > 1);
        await Scene.DriveAsync(person.ClickAsync("answer.no", message: person.Calls()[1 - copy], cancellationToken: Token));
        await Scene.DriveUntilAsync(() => person.Calls().All(call => call.Words().Contains("Uhr: Nein.", StringComparison.Ordinal)));

        Assert.Equal(person.Calls()[0].Words(), person.Calls()[1].Words());
    }

    [Fact]
    public async Task An_outage_of_minutes_delays_everyone_and_loses_nobody()
    {
        var people = await Scene.AddVolunteersAsync(30, Sending.Licence);
        Scene.Teams.Faults.Next(Fault.Answer(503), times: 10_000, request => people.Any(request.IsCallTo));

        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveForAsync(TimeSpan.FromMinutes(4), TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(people, person => person.IsCalled());
        Scene.Teams.Faults.Clear();
        await Scene.DriveUntilSettledAsync();

        people.AssertCalledOnce();
    }

    [Fact]
    public async Task A_connector_slower_than_the_lease_is_not_asked_twice()
    {
        var people = await Scene.AddVolunteersAsync(3, Sending.Licence);
        Scene.Teams.Faults.Next(Fault.Slow(TimeSpan.FromSeconds(75)), when: request => request.IsCallTo(people[1]));

        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveForAsync(TimeSpan.FromSeconds(90));
        await Scene.DriveUntilSettledAsync();

        people.AssertCalledOnce();
    }

    [Fact]
    public async Task Everyone_is_called_exactly_once_by_a_connector_that_refuses_every_tenth_request()
    {
        var people = await Scene.AddVolunteersAsync(60, Sending.Licence);
        Scene.Teams.Faults.Rate(Fault.Answer(429, TimeSpan.FromSeconds(1)), 0.04);
        Scene.Teams.Faults.Rate(Fault.Answer(412), 0.02);
        Scene.Teams.Faults.Rate(Fault.Answer(500), 0.02, request => people.Any(request.IsCallTo));
        Scene.Teams.Faults.Rate(Fault.Answer(503), 0.02);

        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveUntilSettledAsync();

        people.AssertCalledOnce();
    }

    [Fact]
    public async Task Everyone_is_called_exactly_once_by_a_connector_that_takes_ten_seconds()
    {
        var people = await Scene.AddVolunteersAsync(80, Sending.Licence);
        Scene.Teams.Faults.Rate(Fault.Slow(TimeSpan.FromSeconds(10)), 1, request => people.Any(request.IsCallTo));

        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveUntilSettledAsync();

        people.AssertCalledOnce();
    }

    [Fact]
    public async Task A_connector_that_is_gone_for_five_minutes_delays_everything_and_loses_nobody()
    {
        var people = await Scene.AddVolunteersAsync(30, Sending.Licence);
        await Scene.AlarmOnDrivenClockAsync();
        Scene.Teams.Faults.Outage = true;
        var before = people.Count(person => person.IsCalled());
        await Scene.DriveForAsync(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(1));
        Assert.InRange(people.Count(person => person.IsCalled()), before, 29);
        Scene.Teams.Faults.Outage = false;

        await Scene.DriveUntilSettledAsync();

        people.AssertCalledOnce();
    }

    [Fact]
    public async Task A_storage_that_is_gone_for_a_minute_delays_everything_and_loses_nobody()
    {
        await using var failing = new FailingStorage();
        Scene.Configuration["Storage:ConnectionString"] = await failing.StartAsync(Scene.Configuration["Storage:ConnectionString"]);
        Scene.Configuration["Delivery:RequestsPerSecond"] = "10";
        await Scene.RestartBotAsync();
        var people = await Scene.AddVolunteersAsync(40, Sending.Licence);
        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveUntilAsync(() => people.Any(person => person.IsCalled()));

        failing.IsDown = true;
        await Scene.DriveForAsync(TimeSpan.FromMinutes(1));
        failing.IsDown = false;
        await Scene.DriveUntilSettledAsync();

        // whose outcome could not be written may be called again, and nobody else
        Assert.All(people, person => Assert.InRange(person.Calls().Count, 1, 2));
        Assert.InRange(people.Count(person => person.Calls().Count > 1), 0, 32);
        await Scene.StopBotsAsync();
    }

    [Fact]
    public async Task A_clock_that_jumps_by_an_hour_loses_nobody()
    {
        var people = await Scene.AddVolunteersAsync(40, Sending.Licence);
        Scene.Teams.Faults.Rate(Fault.Slow(TimeSpan.FromSeconds(2)), 1, request => people.Any(request.IsCallTo));
        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveUntilAsync(() => people.Any(person => person.IsCalled()));

        Scene.Clock.Advance(TimeSpan.FromHours(1));
        await Scene.DriveUntilSettledAsync();

        Assert.All(people, person => Assert.InRange(person.Calls().Count, 1, 2));
    }

    [Fact]
    public async Task Who_is_erased_while_being_called_leaves_no_trace()
    {
        var person = await Scene.AddVolunteerAsync("Mats Muster", Sending.Licence);
        var others = await Scene.AddVolunteersAsync(5, Sending.Licence);
        Scene.Teams.Faults.Next(Fault.Slow(TimeSpan.FromSeconds(20)), when: request => request.IsCallTo(person));
        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveUntilAsync(() => others.All(other => other.IsCalled()));

        foreach (var place in Scene.Bot.Services.GetServices<IPersonalData>())
        {
            await place.EraseAsync(UserId.Parse(person.AadObjectId), Token);
        }

        await Scene.DriveForAsync(TimeSpan.FromSeconds(60));

        Assert.DoesNotContain(await Scene.Storage.LinesAsync(), line => line.Contains(person.AadObjectId, StringComparison.Ordinal));
        Assert.InRange(person.Calls().Count, 0, 1);
        others.AssertCalledOnce();
    }

    [Fact]
    public async Task Whoever_cannot_be_reached_ends_with_the_reason_and_holds_nobody_up()
    {
        var people = await Scene.AddVolunteersAsync(50, Sending.Licence);
        var refused = people.Zip([AppState.Blocked, AppState.NotInstalled, AppState.DisabledByAdmin, AppState.WritesBlocked]).ToArray();
        foreach (var (person, state) in refused)
        {
            person.Account.App = state;
        }

        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveUntilSettledAsync();

        var rows = await Scene.Storage.MessagesAsync();
        Assert.All(refused, one => Assert.Equal(("Unreachable", one.Second.ToString()), (rows[one.First.AadObjectId].GetString("State")!, rows[one.First.AadObjectId].GetString("Reason")!)));
        people.Skip(refused.Length).AssertCalledOnce();
    }

    private async Task<IReadOnlyList<SimulatedUser>> PlanAsync(Dictionary<string, Fault> faults, int times)
    {
        List<SimulatedUser> people = [];
        foreach (var (name, fault) in faults)
        {
            var person = await Scene.AddVolunteerAsync($"Mats Muster, Teams {name}", Sending.Licence);
            Scene.Teams.Faults.Next(fault, times, request => request.IsCallTo(person));
            people.Add(person);
        }

        return people;
    }
}
