using KompetenzBot.Audit;
using KompetenzBot.Delivery;
using KompetenzBot.Oversight;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Oversight;

/// <summary>Data protection and the staff council see what the bodies do, and nobody else in it.</summary>
public sealed class OversightReportTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Centre = "Kommunales Lagezentrum";

    private static readonly string[] Labels =
    [
        "Alarme", "Übungen", "Nachfragen", "Ohne zweites Augenpaar gesendet", "Ruhezeiten übergangen", "Notfallrechte genutzt",
        "Ohne Antwort des Verzeichnisses gehandelt", "Suchen nach Anzahlen", "Vorschauen auf Alarme", "Blicke auf Namen nach einer Zusage", "Andere Blicke auf Angaben von Helfenden", "Große Alarme freigegeben", "Große Alarme abgelehnt",
    ];

    private protected override SceneOptions Options => new() { Directory = true };

    [Fact]
    [Trait("Threat", "T33")]
    public async Task What_a_body_did_is_counted_with_its_reasons_and_without_a_person()
    {
        var (coordinator, auditor) = (Coordinator(), Auditor());
        var drivers = await Scene.AddVolunteersAsync(6, "driving-licence-c");
        await coordinator.SayAsync("suche Führerschein C", Token);
        await Scene.AlarmAsync(coordinator);
        await Scene.UntilAsync(() => drivers.All(driver => driver.IsCalled()) && coordinator.Situations().Count == 1);
        await Scene.PressAsync(drivers[0], "answer.yes");
        await Scene.PressAsync(drivers[1], "answer.no");
        await Scene.UntilAsync(() => coordinator.Situations()[0].Words().Contains(drivers[0].Name, StringComparison.Ordinal));

        var report = await auditor.AskAsync("bericht aufsicht");

        Assert.Contains("Aufsichtsbericht, 3. Quartal 2026", report, StringComparison.Ordinal);
        Assert.Contains(Centre, report, StringComparison.Ordinal);
        Assert.Contains("A-2026-0001 · Alarm · 15.09.2026", report, StringComparison.Ordinal);
        Assert.Contains("Eigene Kräfte reichen nicht", report, StringComparison.Ordinal);
        var facts = Facts(auditor);
        Assert.Equal("1", facts["Alarme"]);
        Assert.Equal("1", facts["Suchen nach Anzahlen"]);
        Assert.Equal("1", facts["Vorschauen auf Alarme"]);
        Assert.Equal("1–4", facts["Blicke auf Namen nach einer Zusage"]);
        Assert.All(drivers, driver => Assert.DoesNotContain(driver.Name, report, StringComparison.Ordinal));
        Assert.DoesNotContain("Absage", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_kind_of_exception_is_counted_for_its_body()
    {
        var auditor = Auditor();
        await AppendAsync(AuditEvent.FourEyesBypassed, "A-2026-0001");
        await AppendAsync(AuditEvent.RestIgnored, "A-2026-0001");
        await AppendAsync(AuditEvent.RestIgnored, "A-2026-0002");
        await AppendAsync(AuditEvent.BreakGlassUsed, "Roles:BreakGlass:0");
        await AppendAsync(AuditEvent.LastKnownRoleUsed, string.Empty);
        await AppendAsync(AuditEvent.AlarmIssued, "A-2026-0003 drill");
        await AppendAsync(AuditEvent.AlarmIssued, "A-2026-0004 enquiry");
        await AppendAsync(AuditEvent.Looked, "A-2026-0001 number");
        await AppendAsync(AuditEvent.AlarmRefused, "A-2026-0005", AuditActors.Approver);

        await auditor.SayAsync("oversight report", Token);

        var facts = Facts(auditor);
        Assert.Equal(
            ["0", "1", "1", "1", "2", "1", "1", "0", "0", "0", "1–4", "0", "1"],
            Labels.Select(label => facts[label]));
    }

    [Fact]
    public async Task An_older_quarter_has_only_what_happened_in_it()
    {
        var auditor = Auditor();
        await AppendAsync(AuditEvent.Searched, "x");
        Scene.Leap(TimeSpan.FromDays(20));
        await AppendAsync(AuditEvent.Searched, "x");
        await AppendAsync(AuditEvent.Searched, "x");

        await auditor.SayAsync("bericht aufsicht", Token);
        Assert.Equal("2", Facts(auditor)["Suchen nach Anzahlen"]);
        await auditor.SayAsync("bericht aufsicht 2026 Q3", Token);
        Assert.Equal("1", Facts(auditor)["Suchen nach Anzahlen"]);
        await Scene.PressAsync(auditor, "Quartal davor");
        Assert.Equal("0", Facts(auditor)["Suchen nach Anzahlen"]);
        Assert.Contains("noch nicht begonnen", await auditor.AskAsync("bericht aufsicht 2027 Q1"), StringComparison.Ordinal);
        Assert.Contains("Welches Quartal?", await auditor.AskAsync("bericht aufsicht neulich"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_to_print_is_made_for_auditors_only_and_escapes_what_people_wrote()
    {
        var (coordinator, auditor, anna) = (Coordinator(), Auditor(), Scene.Teams.AddUser("Anna Öztürk"));
        await Scene.AddVolunteersAsync(6, "driving-licence-c");
        await coordinator.SayAsync(AlarmDriver.Line, Token);
        await Scene.PressAsync(coordinator, "alarm.declare", new Dictionary<string, string>(AlarmDriver.Declaration, StringComparer.Ordinal) { ["reasonText"] = "<script>alert(1)</script>" });
        await Scene.PressAsync(coordinator, "alarm.launch");
        await auditor.SayAsync("bericht aufsicht", Token);

        await auditor.ClickAsync("Als Seite zum Drucken", cancellationToken: Token);

        Assert.Contains(auditor.Messages, message => message.Activity.GetRawText().Contains("kompetenzbot-aufsicht-2026Q3.html", StringComparison.Ordinal));
        var source = Scene.Bot.Services.GetServices<KompetenzBot.Conversations.Files.IFileSource>().Single(one => one.Kind == "oversight");
        var page = System.Text.Encoding.UTF8.GetString((await source.CreateAsync(TurnOf(auditor), "2026Q3", Token))!.Bytes.Span);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
        Assert.Null(await source.CreateAsync(TurnOf(anna), "2026Q3", Token));
        Assert.Null(await source.CreateAsync(TurnOf(auditor), "../etc", Token));
    }

    [Fact]
    public async Task Nobody_else_may_also_not_with_the_card_of_an_auditor()
    {
        var (coordinator, auditor) = (Coordinator(), Auditor());
        await auditor.SayAsync("bericht aufsicht", Token);
        Scene.Graph.PutGroup(SceneDirectory.Auditors);
        Scene.Leap(TimeSpan.FromSeconds(3));

        Assert.Contains("Das dürfen nur", await coordinator.AskAsync("bericht aufsicht"), StringComparison.Ordinal);
        Assert.Contains("Das dürfen nur", (await auditor.ClickAsync("Quartal davor", cancellationToken: Token)).Words(), StringComparison.Ordinal);
        Assert.Contains("Das dürfen nur", (await auditor.ClickAsync("Als Seite zum Drucken", cancellationToken: Token)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_quarter_each_auditor_with_a_chat_gets_it_once_whoever_looks_how_often()
    {
        var (auditor, another, former) = (Scene.Teams.AddUser("Petra Rat"), Scene.Teams.AddUser("Paul Schutz"), Scene.Teams.AddUser("Gerda Früher"));
        Scene.Graph.PutGroup(SceneDirectory.Auditors, auditor.AadObjectId, another.AadObjectId);
        await auditor.SayAsync("hilfe", Token);
        await former.SayAsync("hilfe", Token);
        await AppendAsync(AuditEvent.Searched, "x");
        // a Monday morning in October
        Scene.Leap(new DateTimeOffset(2026, 10, 5, 8, 0, 0, TimeSpan.Zero) - Scene.Now);
        var other = await Scene.StartBotAsync();

        await Task.WhenAll(Scene.Bots.Select(bot => Planner(bot).RunAsync(Token)));
        await Scene.UntilAsync(() => auditor.LastWords().Contains("Aufsichtsbericht, 3. Quartal 2026", StringComparison.Ordinal));
        await Planner(other).RunAsync(Token);
        await Scene.RestartBotAsync();
        await Planner(Scene.Bot).RunAsync(Token);

        Assert.Single(auditor.Messages, message => message.Words().Contains("Aufsichtsbericht", StringComparison.Ordinal));
        Assert.Equal("1", Facts(auditor)["Suchen nach Anzahlen"]);
        Assert.Empty(another.Messages);
        Assert.DoesNotContain(former.Messages, message => message.Words().Contains("Aufsichtsbericht", StringComparison.Ordinal));
        Assert.Contains("Aufsichtsberichte an Sie", await auditor.AskAsync("auskunft"), StringComparison.Ordinal);

        await auditor.SayAsync("löschen", Token);
        await Scene.PressAsync(auditor, "erasure.confirm");
        // pointers that lead nowhere any more may still wait in the queue
        Assert.DoesNotContain(
            (await Scene.Storage.LinesAsync()).Where(line => !line.StartsWith("reminders ", StringComparison.Ordinal)), line => line.Contains(auditor.AadObjectId, StringComparison.OrdinalIgnoreCase));
    }

    private static OversightPlanner Planner(RunningBot bot) => bot.Services.GetServices<IRecurringTask>().OfType<OversightPlanner>().Single();

    private static Dictionary<string, string> Facts(SimulatedUser user) => Descendants(user.Messages[^1].Card!.Value)
        .Where(element => element.TryGetProperty("title", out _) && element.TryGetProperty("value", out _) && !element.TryGetProperty("type", out _))
        .DistinctBy(fact => fact.GetProperty("title").GetString())
        .ToDictionary(fact => fact.GetProperty("title").GetString()!, fact => fact.GetProperty("value").GetString()!, StringComparer.Ordinal);

    private static IEnumerable<System.Text.Json.JsonElement> Descendants(System.Text.Json.JsonElement element) => element.ValueKind switch
    {
        System.Text.Json.JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Descendants(property.Value)).Prepend(element),
        System.Text.Json.JsonValueKind.Array => element.EnumerateArray().SelectMany(Descendants),
        _ => [],
    };

    private SimulatedUser Coordinator()
    {
        var coordinator = Scene.Teams.AddUser("Birgit Lindemann");
        Scene.Graph.PutGroup(SceneDirectory.SituationCentre, coordinator.AadObjectId);
        return coordinator;
    }

    private SimulatedUser Auditor()
    {
        var auditor = Scene.Teams.AddUser("Petra Rat");
        Scene.Graph.PutGroup(SceneDirectory.Auditors, auditor.AadObjectId);
        return auditor;
    }

    private Task AppendAsync(AuditEvent what, string detail, string actor = Centre) =>
        Scene.Bot.Services.GetRequiredService<IAuditTrail>().AppendAsync(new AuditEntry(what, string.Empty, actor, detail, Scene.Now), Token);

    private KompetenzBot.Conversations.TurnContext TurnOf(SimulatedUser user) => new(
        KompetenzBot.Conversations.UserId.Parse(user.AadObjectId),
        user.Name,
        new KompetenzBot.Platform.BotFramework.ConversationReference { ServiceUrl = Scene.Teams.ServiceUrl, Conversation = new() { Id = user.ConversationId } },
        System.Globalization.CultureInfo.GetCultureInfo("de-DE"),
        Scene.Now);
}
