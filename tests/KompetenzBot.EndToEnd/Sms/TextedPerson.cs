using KompetenzBot.EndToEnd.Playground;

namespace KompetenzBot.EndToEnd.Sms;

/// <summary>The person of the Playground, who drives trucks, and agrees to text messages.</summary>
internal static class TextedPerson
{
    public const string Number = "+4915155501234";
    public const string CodeWord = "Sonnenblume";

    public static async Task RegisterAsync(PlaygroundPage page)
    {
        await page.SayAsync("Ich habe den LKW-Führerschein");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Das habe ich verstanden"), "Übernehmen");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Was Sie wissen sollten"), "Weiter");
        var notice = await page.SeesAsync("Datenschutz und Einwilligung");
        await PlaygroundPage.TickAsync(notice, "Ich willige ein, dass meine Angaben gespeichert werden und ich in einer Krise in Teams gefragt werde.");
        await PlaygroundPage.TickAsync(notice, "Ich willige ein, auch per SMS gefragt zu werden: außerhalb der Arbeitszeit, wenn es eilt oder wenn ich in Teams nicht antworte.");
        await PlaygroundPage.PressAsync(notice, "Einwilligen und weiter");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Wobei können Sie helfen?"), "Weiter");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Bereich 1 von 1"), "Weiter");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Noch ein paar Einzelheiten"), "Weiter");
        var contact = await page.SeesAsync("Wann und wofür dürfen wir Sie fragen?");
        foreach (var choice in new[] { "Einsatz in der Arbeitszeit", "Einsatz außerhalb der Arbeitszeit", "werktags zur Arbeitszeit", "werktags abends und nachts", "am Wochenende und an Feiertagen" })
        {
            await PlaygroundPage.TickAsync(contact, choice);
        }

        await PlaygroundPage.FillAsync(contact, "Mobilnummer (freiwillig)", "0151 5550 1234");
        await PlaygroundPage.FillAsync(contact, "Codewort für SMS (freiwillig)", CodeWord);
        await PlaygroundPage.PressAsync(contact, "Weiter");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Damit im Ernstfall keine SMS ins Leere geht"), "Jetzt nicht");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Worauf sollen wir achten?"), "Weiter");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Stimmt alles so?"), "Speichern");
        await page.SeesAsync("Gespeichert. Danke!");
    }

    /// <summary>Composes an alarm for everybody who drives trucks, up to the last question.</summary>
    /// <param name="page">The chat.</param>
    /// <param name="atOnce">Whether text messages go out at once.</param>
    public static async Task PrepareAlarmAsync(PlaygroundPage page, bool atOnce)
    {
        await page.SayAsync("alarm 30 Führerschein C, Westfalenhallen, Eingang Nord, sofort: Aufbau Impfzentrum");
        var preview = await page.SeesAsync("Vorschau");
        await preview.GetByLabel("Sofort, zugleich mit Teams, an alle, die zugestimmt haben").SetCheckedAsync(atOnce);

        await PlaygroundPage.TickAsync(preview, "Reguläre Strukturen und Mittel reichen nicht aus.");
        await page.ChooseAsync(preview, "Begründung", "Großschadenslage");
        await page.PictureAsync("preview");
        await PlaygroundPage.PressAsync(preview, "Weiter zur Bestätigung");
        await page.SeesAsync("Alarm auslösen?");
    }

    public static async Task LaunchAsync(PlaygroundPage page) => await PlaygroundPage.PressAsync(await page.SeesAsync("Alarm auslösen?"), "Alarm auslösen");
}
