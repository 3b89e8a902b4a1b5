using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Delivery;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>The rehearsal of the guide's restore: tables from a copy, nothing else, in the middle of an alarm.</summary>
public sealed class RestoreTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private protected override SceneOptions Options => new();

    [Fact]
    public async Task In_an_empty_account_an_alarm_goes_on_and_profiles_can_be_read()
    {
        var (coordinator, anna) = (Scene.AddCoordinator(), Scene.Teams.AddUser("Anna Öztürk"));
        await Scene.RegisterAsync(anna);
        var ben = await Scene.AddVolunteerAsync("Ben Grünwald", Sending.Licence);
        Scene.Teams.Faults.Rate(Fault.Answer(500), 1, request => request.IsCallTo(ben));
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => anna.IsCalled() && Scene.Teams.Requests.Any(request => request.IsCallTo(ben)));
        await Scene.PressAsync(anna, "answer.yes");
        await Scene.StopBotsAsync();

        var empty = await CopyAsync();
        Scene.Teams.Faults.Clear();
        Scene.Configuration["Storage:Prefix"] = empty;
        await Scene.StartBotAsync();

        await Scene.UntilAsync(ben.IsCalled);
        Assert.Single(anna.Calls());
        Assert.Contains("Führerschein", await anna.AskAsync("profil"), StringComparison.Ordinal);
        var situations = coordinator.Situations().Count;
        await coordinator.SayAsync("lage 1", Token);
        await Scene.UntilAsync(() => coordinator.Situations().Skip(situations).Any(situation => situation.Words().Contains("Anna Öztürk", StringComparison.Ordinal)));
    }

    /// <summary>By the tool that the guide names, into names that nobody has.</summary>
    private async Task<string> CopyAsync()
    {
        var (from, to) = (Scene.Configuration["Storage:Prefix"], TestStorage.NewPrefix());
        var folder = System.IO.Directory.CreateTempSubdirectory("restore-").FullName;
        try
        {
            await TableTool.RunAsync(Scene.Configuration["Storage:ConnectionString"], "save", "account", folder, from);
            var output = await TableTool.RunAsync(Scene.Configuration["Storage:ConnectionString"], "restore", "account", folder, to);
            Assert.Contains($"{to}Profiles: 2 rows restored, 0 were there", output, StringComparison.Ordinal);
        }
        finally
        {
            System.IO.Directory.Delete(folder, recursive: true);
        }

        return to;
    }
}
