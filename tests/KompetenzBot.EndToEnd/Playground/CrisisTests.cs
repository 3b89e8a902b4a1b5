using KompetenzBot.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace KompetenzBot.EndToEnd.Playground;

/// <summary>A crisis in Microsoft's own client: a scenario for hundreds with an approver and waves, two alarms at once, a phone.</summary>
public sealed class CrisisTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_scenario_for_three_hundred_is_approved_goes_out_in_waves_and_does_not_mix_with_another_alarm()
    {
        await using var city = await StartAsync(300, speed: 2);
        await using var page = await PlaygroundPage.OpenAsync(chromium.Browser, city.Playground!, "crisis");

        await page.SayAsync("szenarien");
        await page.SeesAsync("Impfzentrum");
        await page.PictureAsync("scenarios");
        await page.SayAsync(Warehouse);
        await PlaygroundPage.PressAsync(await page.SeesAsync("Sandsacklager"), "Übernehmen");
        await page.SeesAsync("Der neue Stand gilt");
        await page.SayAsync("alarm szenario sandsacklager, Westfalenhallen, sofort");
        var preview = await page.SeesAsync("Vorschau");
        await PlaygroundPage.TickAsync(preview, "In Wellen: nur so viele, wie voraussichtlich gebraucht werden, dann die nächsten");
        await PlaygroundPage.TickAsync(preview, "Reguläre Strukturen und Mittel reichen nicht aus.");
        await page.PictureAsync("preview");
        await PlaygroundPage.PressAsync(preview, "Weiter zur Bestätigung");
        var confirm = await page.SeesAsync("Eine zweite Person muss freigeben");
        await page.PictureAsync("confirm");
        await PlaygroundPage.PressAsync(confirm, "Zur Freigabe geben");
        await page.SeesAsync("wartet auf Freigabe");
        await page.PictureAsync("waiting");
        await page.SeesAsync("Freigegeben von Frieda Freigabe");

        var situation = page.Card("Sandsäcke füllen und fahren");
        await Expect(situation).ToContainTextAsync("Welle 1:", new() { Timeout = 20_000 });
        await PlaygroundPage.PressAsync(situation, "Nächste Welle jetzt");
        await page.SayAsync("alarm 2 Koch, Schulzentrum, sofort: Verpflegung kochen");
        var second = await page.SeesAsync("Schulzentrum");
        await PlaygroundPage.TickAsync(second, "Reguläre Strukturen und Mittel reichen nicht aus.");
        await page.ChooseAsync(second, "Begründung", "Großschadenslage");
        await PlaygroundPage.PressAsync(second, "Weiter zur Bestätigung");
        await page.SeesAsync("Alarm auslösen?");
        await PlaygroundPage.PressAsync(page.LastCard, "Alarm auslösen");

        await Expect(page.Card("Lage zu A-").Last).ToContainTextAsync("Verpflegung kochen", new() { Timeout = 20_000 });
        await Expect(situation).ToContainTextAsync("Welle 2:", new() { Timeout = 60_000 });
        await Expect(situation).ToContainTextAsync("Nicht erreicht:", new() { Timeout = 30_000 });
        await situation.ScrollIntoViewIfNeededAsync();
        await page.PictureAsync("situation");
        await page.SayAsync("alarme");
        await page.SeesAsync("🟢 läuft");
        await page.PictureAsync("alarms");
        Assert.True(city.Volunteers.All.Count(volunteer => volunteer.User.Messages.Count > 0) < 300);
    }

    [Fact]
    public async Task On_a_phone_a_scenario_takes_at_most_six_taps_from_the_open_chat_to_the_first_message()
    {
        await using var city = await StartAsync(40, speed: 1, new(StringComparer.Ordinal) { ["Alarms:FourEyesAbove"] = "1000" });
        await using var page = await PlaygroundPage.OpenAsync(chromium.Browser, city.Playground!, "phone", width: 360);
        var taps = 0;

        await page.SayAsync("alarm");
        taps++;
        var form = await page.SeesAsync("Schnell beginnen");
        await page.PictureAsync("form");
        await Tap(PlaygroundPage.PressAsync(form, "Impfzentrum"));
        var preview = await page.SeesAsync("Vorschau");
        await page.PictureAsync("preview");
        await Tap(PlaygroundPage.TickAsync(preview, "Reguläre Strukturen und Mittel reichen nicht aus."));
        await Tap(PlaygroundPage.PressAsync(preview, "Weiter zur Bestätigung"));
        var confirm = await page.SeesAsync("Alarm auslösen?");
        await page.PictureAsync("confirm");
        await Tap(PlaygroundPage.PressAsync(confirm, "Alarm auslösen"));

        await Expect(page.Card("Lage zu A-")).ToContainTextAsync("alle zugleich angefragt", new() { Timeout = 20_000 });
        await page.Card("Lage zu A-").ScrollIntoViewIfNeededAsync();
        await page.PictureAsync("situation");
        Assert.Contains(city.Volunteers.All, volunteer => volunteer.User.Messages.Count > 0);
        Assert.InRange(taps, 1, 6);

        async Task Tap(Task tap)
        {
            await tap;
            taps++;
        }
    }

    /// <summary>A scenario of the city's own, as an administrator writes it into the chat.</summary>
    private const string Warehouse = """
        { "version": 1, "scenarios": [ { "id": "sandbags", "name": { "de": "Sandsacklager", "en": "Sandbag store" }, "text": { "de": "Sandsäcke füllen und fahren", "en": "Filling and driving sandbags" },
        "needs": [ { "count": 8, "query": "driving-licence-b" }, { "count": 4, "query": "english>=b1" } ] } ] }
        """;

    private static Task<City> StartAsync(int volunteers, double speed, Dictionary<string, string>? configuration = null) => City.StartAsync(
        new CityOptions
        {
            Playground = true,
            Approver = true,
            Volunteers = new VolunteersOptions { Count = volunteers, Speed = speed },
            Register = VolunteerRegistration.RegisterAsync,
            Configuration = configuration ?? [],
        },
        TestContext.Current.CancellationToken);
}
