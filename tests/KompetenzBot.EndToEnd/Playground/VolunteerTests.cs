using System.Text.RegularExpressions;
using KompetenzBot.Sandbox;
using Microsoft.Playwright;

namespace KompetenzBot.EndToEnd.Playground;

/// <summary>What a volunteer does with the bot between two crises.</summary>
public sealed partial class VolunteerTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_sentence_becomes_a_profile_and_every_command_answers()
    {
        await using var city = await City.StartAsync(new CityOptions { Playground = true }, TestContext.Current.CancellationToken);
        await using var page = await PlaygroundPage.OpenAsync(chromium.Browser, city.Playground!, "volunteer");

        await page.SayAsync("Ich spreche fließend Polnisch und habe den LKW-Führerschein");
        var proposal = await page.SeesAsync("Das habe ich verstanden");
        await page.PictureAsync("proposal");
        await PlaygroundPage.PressAsync(proposal, "Übernehmen");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Was Sie wissen sollten"), "Weiter");
        var notice = await page.SeesAsync("Datenschutz und Einwilligung");
        await PlaygroundPage.TickAsync(notice, "Ich willige ein, dass meine Angaben gespeichert werden und ich in einer Krise in Teams gefragt werde.");
        await PlaygroundPage.TickAsync(notice, "Ich willige ein, auch per SMS gefragt zu werden: außerhalb der Arbeitszeit, wenn es eilt oder wenn ich in Teams nicht antworte.");
        await PlaygroundPage.PressAsync(notice, "Einwilligen und weiter");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Wobei können Sie helfen?"), "Weiter");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Bereich 1 von 2"), "Weiter");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Bereich 2 von 2"), "Weiter");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Noch ein paar Einzelheiten"), "Weiter");
        var contact = await page.SeesAsync("Wann und wofür dürfen wir Sie fragen?");
        await PlaygroundPage.TickAsync(contact, "Fragen zu meinem Wissen");
        await PlaygroundPage.TickAsync(contact, "werktags zur Arbeitszeit");
        await PlaygroundPage.FillAsync(contact, "Mobilnummer (freiwillig)", "0151 5550 1234");
        await PlaygroundPage.FillAsync(contact, "Codewort für SMS (freiwillig)", "Sonnenblume");
        await PlaygroundPage.PressAsync(contact, "Weiter");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Damit im Ernstfall keine SMS ins Leere geht"), "SMS senden");
        var digits = await page.SeesAsync("Welche vier Ziffern stehen darin?");
        await PlaygroundPage.FillAsync(digits, "Vier Ziffern aus der SMS", await DigitsOnPhoneAsync(city));
        await page.PictureAsync("sample sms");
        await PlaygroundPage.PressAsync(digits, "Bestätigen");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Worauf sollen wir achten?"), "Weiter");
        await PlaygroundPage.PressAsync(await page.SeesAsync("Stimmt alles so?"), "Speichern");
        var saved = await page.SeesAsync("Gespeichert. Danke!");

        await PlaygroundPage.PressAsync(saved, "Probealarm ansehen");
        var sample = await page.SeesAsync("ÜBUNG: Können Sie helfen?");
        await page.PictureAsync("sample");
        await PlaygroundPage.PressAsync(sample, "Ja, ich komme");
        await page.SeesAsync("wird nichts gespeichert");

        foreach (var (command, expected) in Commands)
        {
            await page.SayAsync(command);
            await page.SeesAsync(expected);
            await page.PictureAsync(command);
        }

        await PlaygroundPage.PressAsync(page.Card("Alles, was über Sie gespeichert ist"), "Hier als Text anzeigen");
        await page.SeesAsync("competenceId");
        await page.PictureAsync("auskunft text");
    }

    /// <summary>Looks at the page of the simulated provider, as a person does.</summary>
    private async Task<string> DigitsOnPhoneAsync(City city)
    {
        var phone = await chromium.Browser.NewPageAsync();
        await phone.GotoAsync(city.Sms.Page);
        var text = await phone.GetByRole(AriaRole.Article).InnerTextAsync();
        await phone.ScreenshotAsync(new PageScreenshotOptions { Path = Path.GetFullPath(SandboxDirectory.File("..", "..", "artifacts", "screenshots", "sms-page.png")) });
        await phone.CloseAsync();
        return FourDigits().Match(text[text.IndexOf("Ziffern", StringComparison.Ordinal)..]).Value;
    }

    [GeneratedRegex(@"\d{4}", RegexOptions.CultureInvariant, 500)]
    private static partial Regex FourDigits();

    private static IEnumerable<(string Command, string Expected)> Commands =>
    [
        ("profil", "Kompetenzen ändern"),
        ("pausieren", "Wie lange möchten Sie pausieren?"),
        ("pausieren bis nächsten Freitag", "Sie pausieren"),
        ("fortsetzen", "Schön, dass Sie wieder dabei sind"),
        ("protokoll", "Bisher hat niemand Ihre Daten gesehen"),
        ("datenschutz", "Ihre Einwilligungen, die neueste zuerst"),
        ("fragen", "Habe ich dann Rufbereitschaft?"),
        ("meine einsätze", "bei keinem Alarm zugesagt"),
        ("feedback", "Wie kommen Sie mit mir zurecht?"),
        ("hilfe", "Das können Sie mir schreiben"),
        ("auskunft", "Alles, was über Sie gespeichert ist"),
    ];
}
