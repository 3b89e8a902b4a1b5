using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Security.Fuzzing;

/// <summary>A few people who do everything once, so that there is every card and every kind of row.</summary>
internal static class Rehearsal
{
    private static readonly string[] Everybody =
        ["hilfe", "profil", "aktualisieren", "pausieren", "fortsetzen", "auskunft", "protokoll", "datenschutz", "fragen", "probe", "meine einsätze", "feedback", "sprache", "Ich spreche fließend Polnisch", "löschen"];

    private static readonly string[] Coordinating = ["alarme", "szenarien", "alarm szenario impfzentrum", "lage 1", "suche Führerschein C", "einladung", "einladung stand", "feedback ergebnisse", "alarm", "entwarnung 1"];

    /// <summary>Plays it.</summary>
    /// <returns>One of each button that anybody saw.</returns>
    public static async Task<IReadOnlyList<CardAction>> PlayAsync(Scene scene)
    {
        var (coordinator, administrator, newcomer) = (scene.AddCoordinator(), scene.Teams.AddUser("Adelheid Schalter"), scene.Teams.AddUser("Anna Öztürk"));
        scene.Graph.PutGroup(SceneDirectory.Administrators, administrator.AadObjectId);
        scene.Graph.PutGroup(SceneDirectory.Approvers, administrator.AadObjectId);
        var volunteers = await scene.AddVolunteersAsync(12, "driving-licence-c", "arabic");
        await newcomer.InstallAsync(TestContext.Current.CancellationToken);
        await scene.RegisterAsync(newcomer);
        await scene.AlarmAsync(coordinator, AlarmDriver.LineFor(8));
        await scene.UntilAsync(() => volunteers.All(volunteer => volunteer.IsCalled()));
        await scene.PressAsync(volunteers[0], "answer.yes", new Dictionary<string, string>(StringComparer.Ordinal) { ["remark"] = "bringe einen Anhänger mit", ["arrival"] = "18:30" });
        await scene.PressAsync(volunteers[1], "answer.no");
        foreach (var (user, words) in new[] { (newcomer, Everybody), (coordinator, Coordinating), (administrator, ["katalog", "szenarien"]) })
        {
            foreach (var word in words)
            {
                await user.SayAsync(word, TestContext.Current.CancellationToken);
            }
        }

        return
        [
            .. scene.Teams.Messages.SelectMany(message => message.Versions).Select(CardReader.CardIn).Where(card => card is not null)
                .SelectMany(card => CardReader.ActionsIn(card!.Value)).Where(action => action.Verb is not null)
                .DistinctBy(action => (action.Verb, action.Title)),
        ];
    }
}
