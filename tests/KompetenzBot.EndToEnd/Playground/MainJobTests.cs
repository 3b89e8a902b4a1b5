using KompetenzBot.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace KompetenzBot.EndToEnd.Playground;

/// <summary>The main job in Microsoft's own client: register, issue an alarm, answer it, watch the situation.</summary>
public sealed class MainJobTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_person_registers_issues_an_alarm_answers_it_and_sees_who_comes()
    {
        await using var city = await City.StartAsync(
            new CityOptions { Playground = true, Volunteers = new VolunteersOptions { Count = 60, Speed = 20 }, Register = VolunteerRegistration.RegisterAsync },
            TestContext.Current.CancellationToken);
        await using var page = await PlaygroundPage.OpenAsync(chromium.Browser, city.Playground!, "main-job");

        await RegisterAsync(page);
        await ShowProfileAsync(page);
        await AlarmAsync(page);
        await AnswerAsync(page);
        await WatchAsync(page);
        await StandDownAsync(page);
        await EraseAsync(page);
    }

    private static async Task RegisterAsync(PlaygroundPage page)
    {
        var welcome = await page.SeesAsync("Willkommen bei KompetenzBot");
        await page.PictureAsync("welcome");
        await PlaygroundPage.PressAsync(welcome, "Jetzt registrieren");

        var know = await page.SeesAsync("Was Sie wissen sollten");
        await page.PictureAsync("know");
        await PlaygroundPage.PressAsync(know, "Weiter");

        var notice = await page.SeesAsync("Datenschutz und Einwilligung");
        await page.PictureAsync("notice");
        await PlaygroundPage.PressAsync(notice, "Einwilligen und weiter");
        await page.SeesAsync("Ohne diese Einwilligung darf ich nichts speichern");
        await PlaygroundPage.TickAsync(page.LastCard, "Ich willige ein, dass meine Angaben gespeichert werden und ich in einer Krise in Teams gefragt werde.");
        await PlaygroundPage.PressAsync(page.LastCard, "Einwilligen und weiter");

        var categories = await page.SeesAsync("Wobei können Sie helfen?");
        foreach (var category in new[] { "Ausbildungen und Zertifikate", "Führerscheine und Fahrberechtigungen", "Gebärdensprache, Dolmetschen, Leichte Sprache" })
        {
            await PlaygroundPage.TickAsync(categories, category);
        }

        await page.PictureAsync("categories");
        await PlaygroundPage.PressAsync(categories, "Weiter");
        await ChooseAsync(page, "Bereich 1 von 3", "Erste Hilfe", "Brandschutzhelfer/in", "Mediation");
        await ChooseAsync(page, "Bereich 2 von 3", "Führerschein B", "Führerschein C", "Staplerschein");
        await page.PictureAsync("competences");
        await ChooseAsync(page, "Bereich 3 von 3", "Deutsche Gebärdensprache (DGS)", "Leichte Sprache");

        var details = await page.SeesAsync("Noch ein paar Einzelheiten");
        await page.PictureAsync("details");
        await page.ChooseAsync(details, "Stufe", "fließend");
        await PlaygroundPage.PressAsync(details, "Weiter");

        var contact = await page.SeesAsync("Wann und wofür dürfen wir Sie fragen?");
        foreach (var choice in new[] { "Einsatz in der Arbeitszeit", "Einsatz außerhalb der Arbeitszeit", "werktags zur Arbeitszeit", "werktags abends und nachts", "am Wochenende und an Feiertagen" })
        {
            await PlaygroundPage.TickAsync(contact, choice);
        }

        await PlaygroundPage.FillAsync(contact, "Mobilnummer (freiwillig)", "0151/234 567-89");
        await page.PictureAsync("contact");
        await PlaygroundPage.PressAsync(contact, "Weiter");

        var about = await page.SeesAsync("Worauf sollen wir achten?");
        await PlaygroundPage.TickAsync(about, "nicht schwer heben");
        await PlaygroundPage.FillAsync(about, "Anmerkung (freiwillig). Bitte keine Gesundheitsangaben.", "Ich habe Diabetes");
        await PlaygroundPage.PressAsync(about, "Weiter");
        var asked = await page.SeesAsync("Ihre Anmerkung sagt vielleicht etwas über eine Krankheit");
        await page.PictureAsync("remark");
        await PlaygroundPage.TickAsync(asked, "Anmerkung entfernen");
        await PlaygroundPage.PressAsync(asked, "Weiter");

        var summary = await page.SeesAsync("Stimmt alles so?");
        await page.PictureAsync("summary");
        await PlaygroundPage.PressAsync(summary, "Speichern");
        await page.SeesAsync("Gespeichert. Danke!");
        await page.PictureAsync("saved");
    }

    private static async Task ChooseAsync(PlaygroundPage page, string heading, params string[] competences)
    {
        var card = await page.SeesAsync(heading);
        foreach (var competence in competences)
        {
            await PlaygroundPage.TickAsync(card, competence);
        }

        await PlaygroundPage.PressAsync(card, "Weiter");
    }

    private static async Task ShowProfileAsync(PlaygroundPage page)
    {
        await page.SayAsync("profil");
        var profile = await page.SeesAsync("Ihr Profil");
        await Expect(profile).ToContainTextAsync("Deutsche Gebärdensprache (DGS)");
        await Expect(profile).ToContainTextAsync("+4915123456789");
        await page.PictureAsync("profile");
    }

    private static async Task AlarmAsync(PlaygroundPage page)
    {
        await page.SayAsync("alarm 5 Zauberer");
        await page.SeesAsync("kenne ich nicht");
        await page.PictureAsync("alarm not understood");
        await page.SayAsync("alarm 5 Führerschein C + 2 Gebärdensprache, Westfalenhallen, sofort: Aufbau Impfzentrum für Ältere");
        var preview = await page.SeesAsync("Vorschau");
        await page.PictureAsync("preview", preview);
        await PlaygroundPage.TickAsync(preview, "Reguläre Strukturen und Mittel reichen nicht aus.");
        await page.ChooseAsync(preview, "Begründung", "Großschadenslage");
        await PlaygroundPage.PressAsync(preview, "Weiter zur Bestätigung");
        var confirm = await page.SeesAsync("Alarm auslösen?");
        await page.PictureAsync("confirm", confirm);
        await PlaygroundPage.PressAsync(confirm, "Alarm auslösen");
    }

    private static async Task AnswerAsync(PlaygroundPage page)
    {
        var call = await page.SeesAsync("Können Sie helfen?");
        await page.PictureAsync("call", call);
        await PlaygroundPage.PressAsync(call, "Ja, mit Anmerkung");
        await PlaygroundPage.FillAsync(call, "Anmerkung (freiwillig). Bitte keine Gesundheitsangaben.", "Bringe einen Anhänger mit – *wirklich*");
        await page.PictureAsync("answer", call);
        await PlaygroundPage.PressAsync(call, "Ja speichern");
        await page.PictureAsync("answered", await page.SeesAsync("Ja, Sie kommen."));
    }

    private static async Task WatchAsync(PlaygroundPage page)
    {
        var situation = await page.SeesAsync("Lage zu A-");
        await Expect(situation).ToContainTextAsync("Bringe einen Anhänger mit – *wirklich*", new() { Timeout = 20_000 });
        await Expect(situation.Locator("svg, canvas").First).ToBeVisibleAsync();
        await situation.ScrollIntoViewIfNeededAsync();
        await page.PictureAsync("situation", situation);
    }

    private static async Task StandDownAsync(PlaygroundPage page)
    {
        await page.SayAsync("alarme");
        await page.SeesAsync("🟢 läuft");
        await page.PictureAsync("alarms");
        await page.SayAsync("suche Führerschein C oder C1, und nicht Arabisch");
        await page.SeesAsync("So viele gibt es");
        await page.PictureAsync("search");
        await page.SayAsync("entwarnung");
        var form = await page.SeesAsync("Entwarnung für A-");
        await PlaygroundPage.FillAsync(form, "Grund (lesen alle, die gerufen wurden)", "Der Bedarf ist gedeckt, danke!");
        await page.PictureAsync("stand down");
        await PlaygroundPage.PressAsync(form, "Entwarnung geben");
        await page.SeesAsync("gibt Entwarnung:");
        await page.PictureAsync("stood down");
        await Expect(page.Card("Lage zu A-")).ToContainTextAsync("Beendet am", new() { Timeout = 20_000 });
        await page.Card("Lage zu A-").ScrollIntoViewIfNeededAsync();
        await page.PictureAsync("situation ended", page.Card("Lage zu A-"));
    }

    private static async Task EraseAsync(PlaygroundPage page)
    {
        await page.SayAsync("löschen");
        var erase = await page.SeesAsync("Alles löschen?");
        await page.PictureAsync("erase");
        await PlaygroundPage.PressAsync(erase, "Ja, alles löschen");
        await page.SeesAsync("Gelöscht");
        await page.PictureAsync("erased");
    }
}
