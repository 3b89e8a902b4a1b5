using System.Text.Json;
using KompetenzBot.Sandbox;

namespace KompetenzBot.EndToEnd.Cards;

/// <summary>The most important cards as people see them: on a desk and on a narrow phone, in light and dark. Nothing is cut off on any of them.</summary>
public sealed class PhoneWidthTests(ChromiumFixture chromium)
{
    private const int Phone = 320;
    private static readonly Dictionary<string, string> NoInputs = new(StringComparer.Ordinal);

    [Fact]
    public async Task The_cards_of_a_volunteer_fit_a_phone()
    {
        await using var city = await StartAsync();
        var anna = city.Teams.AddUser("Anna Öztürk");
        await anna.InstallAsync(Token);
        await DrawAsync(anna, "welcome");
        await anna.SayAsync("registrieren", Token);
        await DrawAsync(anna, "know");
        await GoOnAsync(anna, "notice");
        await GoOnAsync(anna, "categories", ("consent", "true"));
        await GoOnAsync(anna, "competences", ("categories", "driving,languages"));
        await GoOnAsync(anna, "languages", ("competences", "driving-licence-c,driving-licence-b"));
        await GoOnAsync(anna, "details", ("competences", "arabic"));
        await GoOnAsync(anna, "contact", ("level-arabic", "b2"), ("valid-driving-licence-c", "2030-06-30"));
        await GoOnAsync(anna, "about", ("purposes", "DeploymentOnDuty,DeploymentOffDuty"), ("availability", "DutyHours,Nights,Weekends"));
        await GoOnAsync(anna, "summary", ("limits", "NoHeavyLifting"), ("remark", "Habe einen Anhänger"));
        await GoOnAsync(anna, "saved");
        foreach (var word in new[] { "profil", "hilfe", "probe", "datenschutz", "auskunft" })
        {
            await anna.SayAsync(word, Token);
            await DrawAsync(anna, word);
        }
    }

    [Fact]
    public async Task The_cards_of_an_alarm_fit_a_phone()
    {
        await using var city = await StartAsync();
        var coordinator = city.Teams.AddUser("Birgit Lindemann", City.CoordinatorId);
        await coordinator.SayAsync("status", Token);
        await DrawAsync(coordinator, "status");
        await coordinator.SayAsync("alarm", Token);
        await DrawAsync(coordinator, "form");
        await coordinator.SayAsync("alarm 5 Führerschein C oder C1 + 2 Gebärdensprache, Westfalenhallen, Eingang Nord, morgen 18-22 Uhr: Aufbau Impfzentrum für Ältere", Token);
        await DrawAsync(coordinator, "preview");
        var declared = await coordinator.ClickAsync("alarm.declare", new Dictionary<string, string>(StringComparer.Ordinal) { ["threshold"] = "true", ["reason"] = "disaster", ["mode"] = "once" }, cancellationToken: Token);
        await DrawAsync(declared.Card, "confirm");
        await coordinator.ClickAsync("alarm.launch", cancellationToken: Token);

        var called = await CalledAsync(city);
        await DrawAsync(called[0], "call");
        await DrawAsync((await called[0].ClickAsync("answer.yes", cancellationToken: Token)).Card, "answered");
        await DrawAsync((await called[1].ClickAsync("answer.no", cancellationToken: Token)).Card, "declined");
        await called[2].ClickAsync("answer.yes", cancellationToken: Token);
        await city.Teams.WaitForAsync(() => Situation(coordinator)?.Contains("Es kommen", StringComparison.Ordinal) == true, cancellationToken: Token);
        await DrawAsync(coordinator, "situation");
        await coordinator.SayAsync("entwarnung", Token);
        await DrawAsync(coordinator, "stand-down");
        await coordinator.SayAsync("bericht aufsicht", Token);
        await DrawAsync(coordinator, "oversight");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<City> StartAsync() => City.StartAsync(
        new CityOptions { Volunteers = new VolunteersOptions { Count = 60, Speed = 0.01 }, Register = VolunteerRegistration.RegisterAsync }, TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<SimulatedUser>> CalledAsync(City city)
    {
        await city.Teams.WaitForAsync(() => Called().Count() > 2, cancellationToken: Token);
        return [.. Called()];

        IEnumerable<SimulatedUser> Called() => city.Volunteers.All.Select(volunteer => volunteer.User).Where(user => user.Messages.Any(message => message.Card is { } card && card.GetRawText().Contains("answer.yes", StringComparison.Ordinal)));
    }

    private static string? Situation(SimulatedUser coordinator) =>
        coordinator.Messages.Select(message => message.Card).OfType<JsonElement>().Select(CardReader.TextIn).LastOrDefault(text => text.Contains("Lage zu A-", StringComparison.Ordinal));

    private async Task GoOnAsync(SimulatedUser user, string name, params (string Input, string Value)[] inputs)
    {
        var answer = await user.ClickAsync("registration.next", inputs.Length == 0 ? NoInputs : inputs.ToDictionary(one => one.Input, one => one.Value, StringComparer.Ordinal), cancellationToken: Token);
        Assert.True(answer.Card is not null, $"{name}: {answer.InvokeStatus} {answer.Message}{string.Join(", ", answer.InputErrors)}");
        await DrawAsync(answer.Card, name);
    }

    private Task DrawAsync(SimulatedUser user, string name) => DrawAsync(user.LatestCard?.Card, name);

    private async Task DrawAsync(JsonElement? card, string name)
    {
        Assert.NotNull(card);
        foreach (var theme in Enum.GetValues<CardTheme>())
        {
            foreach (var width in new int?[] { null, Phone })
            {
                var (_, cutOff) = await CardPicture.DrawAsync(chromium.Browser, card.Value, width is null ? name : $"{name}-phone", theme, width, Token);
                Assert.True(cutOff.Count == 0, $"{name}, {width}: {string.Join("; ", cutOff)}");
            }
        }
    }
}
