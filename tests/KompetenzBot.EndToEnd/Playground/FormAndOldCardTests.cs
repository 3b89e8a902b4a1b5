using KompetenzBot.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace KompetenzBot.EndToEnd.Playground;

/// <summary>What people do besides the straight way: the form instead of the line, help in between, old cards, going back and giving up.</summary>
public sealed class FormAndOldCardTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task An_alarm_is_composed_in_the_form_and_old_cards_lead_to_the_current_step()
    {
        await using var city = await City.StartAsync(
            new CityOptions { Playground = true, Volunteers = new VolunteersOptions { Count = 40 }, Register = VolunteerRegistration.RegisterAsync },
            TestContext.Current.CancellationToken);
        await using var page = await PlaygroundPage.OpenAsync(chromium.Browser, city.Playground!, "form");

        await page.SayAsync("hilfe");
        await page.SeesAsync("Das können Sie mir schreiben");
        await page.PictureAsync("help");

        await page.SayAsync("alarm");
        var form = await page.SeesAsync("Wen brauchen Sie?");
        await PlaygroundPage.FillAsync(form, "Anzahl und Kompetenz, mehrere mit +", "3 Fürerschein B + 0 Englisch");
        await PlaygroundPage.FillAsync(form, "Zeit (leer: sofort)", "31.02. 8-12 Uhr");
        await PlaygroundPage.PressAsync(form, "Prüfen");
        var refused = await page.SeesAsync("Meinten Sie");
        await Expect(refused).ToContainTextAsync("Führerschein B");
        await Expect(refused).ToContainTextAsync("Die Anzahl 0 geht nicht");
        await Expect(refused).ToContainTextAsync("habe ich nicht verstanden");
        await page.PictureAsync("errors");

        await PlaygroundPage.FillAsync(refused, "Anzahl und Kompetenz, mehrere mit +", "3 Führerschein B + 2 Englisch ab B1");
        await PlaygroundPage.FillAsync(refused, "Zeit (leer: sofort)", "sofort");
        await PlaygroundPage.PressAsync(refused, "Prüfen");
        var preview = await page.SeesAsync("Englisch mindestens B1");
        await PlaygroundPage.PressAsync(preview, "Weiter zur Bestätigung");
        await page.SeesAsync("Ohne diese Erklärung kann ich nicht alarmieren");
        await page.PictureAsync("threshold");

        await page.SayAsync("registrieren");
        await page.SeesAsync("Was Sie wissen sollten");
        await page.SayAsync("abbrechen");
        await page.SeesAsync("Weiter geht es hier");
        await page.PictureAsync("resumed");

        await page.SayAsync("zurück");
        await PlaygroundPage.PressAsync(page.Card("Englisch mindestens B1"), "Weiter zur Bestätigung");
        await page.SeesAsync("nicht mehr aktuell");
        await page.PictureAsync("stale");
    }
}
