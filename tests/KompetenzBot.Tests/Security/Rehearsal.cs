using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.AnswerPage;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.Logging;
using Xunit;

namespace KompetenzBot.Tests.Security;

/// <summary>A few people who do everything once, so that there is every card and every kind of row.</summary>
internal sealed class Rehearsal
{
    private static readonly string[] Everybody =
        ["hilfe", "profil", "aktualisieren", "pausieren", "fortsetzen", "auskunft", "protokoll", "datenschutz", "fragen", "probe", "meine einsätze", "sprache", "Ich spreche fließend Polnisch", "löschen", "nein", "aktualisieren grenzen"];

    private static readonly string[] Coordinating =
        ["alarme", "szenarien", "alarm szenario impfzentrum", "lage 1", "suche Führerschein B", "einladung", "einladung stand", "feedback ergebnisse", "entwarnung 1", "alarm", "alarm 2 Führerschein B, Nordmarkthalle, morgen 8-12 Uhr: Sandsäcke füllen"];

    private readonly Scene _scene;

    private Rehearsal(Scene scene)
    {
        _scene = scene;
        (Coordinator, Administrator, Newcomer) = (scene.AddCoordinator(), scene.Teams.AddUser("Adelheid Schalter"), scene.Teams.AddUser("Anna Öztürk"));
        scene.Graph.PutGroup(SceneDirectory.Administrators, Administrator.AadObjectId);
        scene.Graph.PutGroup(SceneDirectory.Approvers, Administrator.AadObjectId);
        scene.Graph.PutGroup(SceneDirectory.Auditors, Administrator.AadObjectId);
    }

    /// <summary>What a scene needs for it.</summary>
    public static SceneOptions Options => new()
    {
        Directory = true,
        Sms = true,
        Logged = LogLevel.Trace,
        Configuration = new(StringComparer.Ordinal) { ["Sms:AnswerBaseUrl"] = LinkedPhone.BaseUrl, ["Logging:LogLevel:KompetenzBot"] = "Trace" },
    };

    /// <summary>What they told about themselves and others, and what only the bot may know of them: to be found nowhere in the clear.</summary>
    public static IReadOnlyList<string> Private { get; } =
    [
        "Öztürk", "Anna", "Muster 1", "Ehrenfried", "Adelheid", "Schalter", "Lagemann", "Tiefbauamt", "5550 1234", "5155501234", "Sonnenblume", "driving", "Führerschein", "licence", "arabic", "Arabisch", "Polnisch", "Anhänger", "18:30", "NoHeavyLifting",
        "Westfalenhallen", "Impfzentrum", "Eigene Kräfte", "staff-shortage", "Nordmarkthalle", "Sandsäcke", "Gute Sache", "29:1", "127.0.0.1",
    ];

    public SimulatedUser Coordinator { get; }

    public SimulatedUser Administrator { get; }

    /// <summary>Registered by clicking, with everything that can be said.</summary>
    public SimulatedUser Newcomer { get; }

    public IReadOnlyList<SimulatedUser> Volunteers { get; private set; } = [];

    /// <summary>The link of a text message.</summary>
    public LinkedPhone Phone { get; private set; } = null!;

    /// <summary>One of each button that anybody saw.</summary>
    public IReadOnlyList<CardAction> Buttons => ButtonsOf([.. _scene.Teams.Users]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Plays it.</summary>
    public static async Task<Rehearsal> PlayAsync(Scene scene)
    {
        var play = new Rehearsal(scene);
        await play.RegisterAsync();
        await play.AlarmAsync();
        await SayAsync(play.Newcomer, Everybody);
        await SayAsync(play.Coordinator, Coordinating);
        await SayAsync(play.Administrator, "katalog", "szenarien", """{ "competences": [{ "id": "beekeeping", "category": "crafts", "name": { "de": "Imkerei", "en": "Beekeeping" } }] }""");
        await scene.PressAsync(play.Administrator, "Übernehmen");
        await play.Volunteers[2].SayAsync("feedback Gute Sache", Token);
        await scene.PressAsync(play.Volunteers[2], "feedback.send", Inputs(("rating", "5")));
        await play.Volunteers[3].SayAsync("löschen", Token);
        await scene.PressAsync(play.Volunteers[3], "erasure.confirm");
        return play;
    }

    /// <summary>One of each button that any of them saw.</summary>
    public IReadOnlyList<CardAction> ButtonsOf(params IReadOnlyList<SimulatedUser> users) =>
    [
        .. users.SelectMany(user => _scene.Teams.Messages.Where(message => message.ConversationId == user.ConversationId)).SelectMany(message => message.Versions)
            .Select(CardReader.CardIn).Where(card => card is not null).SelectMany(card => CardReader.ActionsIn(card!.Value)).Where(action => action.Verb is not null)
            .DistinctBy(action => (action.Verb, action.Title)),
    ];

    /// <summary>Presses a button as if it were on a card of one's own, with everything filled in that it collects.</summary>
    public static Task<BotAnswer> ForgeAsync(SimulatedUser user, CardAction button, params (string Name, string Value)[] changed)
    {
        var data = button.Json.TryGetProperty("data", out var own) ? JsonObject.Create(own)! : [];
        foreach (var input in button.Inputs.Select(input => input.GetProperty("id").GetString()!))
        {
            data[input] = AlarmDriver.Declaration.GetValueOrDefault(input, "true");
        }

        foreach (var (name, value) in changed)
        {
            data[name] = value;
        }

        return user.InvokeAsync("adaptiveCard/action", Crafted.Action(button.Verb!, data), cancellationToken: Token);
    }

    private async Task RegisterAsync()
    {
        await Newcomer.InstallAsync(Token);
        await Newcomer.SayAsync("registrieren", Token);
        foreach (var inputs in new[]
        {
            Inputs(), Inputs(("consent", "true"), ("sms", "true")), Inputs(("categories", "driving")), Inputs(("competences", "driving-licence-b")),
            Inputs(("purposes", "DeploymentOnDuty,DeploymentOffDuty"), ("availability", "DutyHours,Nights"), ("mobile", "0151 / 5550 1234"), ("codeword", "Sonnenblume")),
        })
        {
            await _scene.PressAsync(Newcomer, RegistrationDriver.Next, inputs);
        }

        await _scene.PressAsync(Newcomer, "registration.sendsample");
        await _scene.PressAsync(Newcomer, "registration.skipsample");
        await _scene.PressAsync(Newcomer, RegistrationDriver.Next, Inputs(("limits", "NoHeavyLifting"), ("remark", "Habe einen Anhänger")));
        await _scene.PressAsync(Newcomer, RegistrationDriver.Next);
        Assert.NotNull(await _scene.ProfileAsync(Newcomer));
        Volunteers = await _scene.AddVolunteersAsync(8, "driving-licence-b", "arabic");
    }

    private async Task AlarmAsync()
    {
        await _scene.AlarmAsync(Coordinator, "alarm 8 Führerschein B, Westfalenhallen, morgen 18-22 Uhr: Aufbau Impfzentrum");
        await _scene.UntilAsync(() => Volunteers.All(volunteer => volunteer.IsCalled()) && Coordinator.Situations().Count == 1);
        await _scene.PressAsync(Volunteers[0], "answer.yes", Inputs(("remark", "bringe einen Anhänger mit"), ("arrival", "18:30")));
        await _scene.PressAsync(Volunteers[1], "answer.no");
        await _scene.PressAsync(Volunteers[4], "answer.later");
        Phone = await LinkedPhone.WithLinkAsync(_scene, Newcomer);
        await Phone.SendAsync(("answer", "yes"), ("arrival", "18:30"), ("remark", "bringe einen Anhänger mit"));
        await _scene.UntilAsync(() => Coordinator.Situations()[0].Words().Contains("Anna Öztürk", StringComparison.Ordinal));
    }

    private static async Task SayAsync(SimulatedUser user, params string[] words)
    {
        foreach (var word in words)
        {
            await user.SayAsync(word, Token);
        }
    }

    private static Dictionary<string, string> Inputs(params (string Name, string Value)[] inputs) => inputs.ToDictionary(input => input.Name, input => input.Value, StringComparer.Ordinal);
}
