using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Delivery;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>A whole crisis by the clock: a scenario for three hundred, an approver, waves, answers of all kinds, a group that cannot be reached, and a second alarm.</summary>
public sealed class CrisisTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const int Volunteers = 300;
    private const string Flood = "Deich sichern";
    private const string Food = "Verpflegung kochen";
    private const string Over = "Der Deich hält";
    private static readonly string[] Skills = ["pumps-flood", "setup-crew", "driving-licence-c", "electrician", "lifeguard", "situation-map"];

    private protected override SceneOptions Options => Sending.OnDrivenClock with { Directory = true };

    [Fact]
    public async Task A_flood_is_approved_goes_out_in_waves_and_does_not_mix_with_the_kitchen()
    {
        var (coordinator, approver, people, cooks) = await ArrangeAsync();
        await Scene.DriveAsync(Scene.AlarmAsync(coordinator, $"alarm szenario hochwasser, Hafen, sofort: {Flood}", inWaves: true));
        await Scene.DriveUntilAsync(() => approver.Messages.Any(message => message.Words().Contains("Angefordert von", StringComparison.Ordinal)));
        await Scene.DriveForAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(people, person => person.IsCalled());
        await Scene.DriveAsync(approver.ClickAsync("approval.approve", cancellationToken: Token));
        await Scene.DriveUntilAsync(() => Says(coordinator, Flood, "Welle 1:"));
        await Scene.DriveAsync(Scene.AlarmAsync(coordinator, $"alarm 2 Koch, Schule, sofort: {Food}"));
        await Scene.DriveUntilAsync(() => cooks.All(cook => cook.IsCalled()));

        foreach (var (number, person) in people.Where(person => person.IsCalled()).ToArray().Index().Where(one => one.Index % 4 < 3))
        {
            await Scene.DriveAsync(person.ClickAsync(Offered(person, number % 4), cancellationToken: Token));
        }

        await Scene.DriveAsync(cooks[0].ClickAsync("answer.yes", cancellationToken: Token));
        await Scene.DriveForAsync(TimeSpan.FromMinutes(11), TimeSpan.FromSeconds(1));
        await Scene.DriveUntilAsync(() => Says(coordinator, Flood, "freigegeben", "Welle 2:", "mit blockiertem Bot"));
        await Scene.DriveUntilAsync(() => Says(coordinator, Food, "Gerufen\n2", "1 von 2", cooks[0].Name));

        Assert.Equal(2, coordinator.Situations().Count);
        Assert.DoesNotContain(coordinator.Situations(), card => card.Words().Contains(Flood, StringComparison.Ordinal) && card.Words().Contains(cooks[0].Name, StringComparison.Ordinal));
        Assert.All(people, person => Assert.InRange(person.Calls().Count, 0, 2));
        Assert.All(cooks, cook => Assert.Single(cook.Calls()));

        await Scene.DriveAsync(coordinator.SayAsync("entwarnung 1", Token));
        await Scene.DriveAsync(coordinator.ClickAsync("standdown.confirm", new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = Over }, cancellationToken: Token));
        await Scene.DriveUntilAsync(() => people.Where(person => person.IsCalled()).All(person => person.Messages.Any(message => message.Words().Contains(Over, StringComparison.Ordinal))));
        Assert.DoesNotContain(cooks, cook => cook.Messages.Any(message => message.Words().Contains(Over, StringComparison.Ordinal)));
    }

    /// <summary>Fifty of every skill; no lifeguard can be reached.</summary>
    private async Task<(SimulatedUser Coordinator, SimulatedUser Approver, IReadOnlyList<SimulatedUser> People, IReadOnlyList<SimulatedUser> Cooks)> ArrangeAsync()
    {
        List<SimulatedUser> people = [];
        foreach (var number in Enumerable.Range(1, Volunteers))
        {
            var person = await Scene.AddVolunteerAsync($"Ehrenfried Muster {number}", Skills[number % Skills.Length]);
            person.Account.App = number % Skills.Length == 4 ? AppState.Blocked : AppState.Installed;
            people.Add(person);
        }

        var cooks = new[] { await Scene.AddVolunteerAsync("Kilian Kochmann", "cook"), await Scene.AddVolunteerAsync("Karla Kochfrau", "cook") };
        var (coordinator, approver) = (Scene.AddCoordinator(), Scene.Teams.AddUser("Frieda Frei"));
        Scene.Graph.PutGroup(SceneDirectory.SituationCentre, coordinator.AadObjectId);
        Scene.Graph.PutGroup(SceneDirectory.Approvers, approver.AadObjectId);
        await Scene.DriveAsync(approver.SayAsync("hilfe", Token));
        return (coordinator, approver, people, cooks);
    }

    /// <summary>Yes, no or later; where enough come meanwhile, the waiting list or no.</summary>
    private static string Offered(SimulatedUser person, int answer)
    {
        var (wanted, otherwise) = answer switch { 0 => ("answer.yes", "answer.wait"), 1 => ("answer.no", "answer.no"), _ => ("answer.later", "answer.no") };
        return person.Calls()[0].Card!.Value.GetRawText().Contains(wanted, StringComparison.Ordinal) ? wanted : otherwise;
    }

    private static bool Says(SimulatedUser coordinator, params string[] texts) => coordinator.Situations().Any(card => texts.All(text => card.Words().Contains(text, StringComparison.Ordinal)));
}
