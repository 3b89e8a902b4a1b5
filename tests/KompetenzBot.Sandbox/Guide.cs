using System.Globalization;

namespace KompetenzBot.Sandbox;

/// <summary>Tells the person at the console what runs where and what to try.</summary>
internal static class Guide
{
    public static string For(City city, SandboxArguments arguments) => string.Join(Environment.NewLine, [.. Places(city), "", .. Steps(city, arguments), "", "Strg+C beendet alles.", ""]);

    private static IEnumerable<string> Places(City city)
    {
        yield return "";
        yield return "Die Stadt läuft.";
        yield return "";
        if (city.Playground is { } playground)
            yield return $"  Agents Playground   {playground.Url}   ← hier klicken; Sie sind {playground.CurrentUser.Name}";
        yield return $"  KompetenzBot        {city.Bot.Address}health/ready";
        yield return $"  Simuliertes Teams   {city.Teams.ServiceUrl}   {city.Volunteers.All.Count.ToString(CultureInfo.InvariantCulture)} erfundene Helfende";
        yield return $"  Verzeichnis         {city.Graph.BaseUrl}   (simuliertes Microsoft Graph)";
        yield return $"  SMS                 {city.Sms.Page}   ← was an Handys ging; Links öffnen die Antwortseite";
        yield return $"  Störungen           {city.FaultsPage}   ← Teams, SMS oder Verzeichnis ausfallen lassen";
        yield return "  Speicher            Azurite, Daten in tests/KompetenzBot.Sandbox/.sandbox";
    }

    private static IEnumerable<string> Steps(City city, SandboxArguments arguments)
    {
        if (city.Playground is null)
            yield break;
        yield return "Zum Ausprobieren im Agents Playground schreiben (links „Personal Chat“):";
        yield return "";
        yield return "  1. hilfe          was der Bot kann";
        yield return "  2. registrieren   der Dialog, mit dem sich Helfende eintragen";
        yield return "  3. profil         was gespeichert ist";
        yield return "  4. alarm 5 Führerschein C + 2 Gebärdensprache, Westfalenhallen, sofort: Aufbau Impfzentrum";
        yield return "                    Sie gehören zum Kommunalen Lagezentrum und dürfen alarmieren. Begründung eintragen, bestätigen";
        yield return $"                    und zusehen: die Helfenden antworten {Pace(arguments.Speed)}.";
        yield return "                    entwarnung beendet den Alarm; alarme, lage, suche Führerschein C und Arabisch, übung … gibt es auch";
        yield return $"     alarm szenario impfzentrum   aus einer Vorlage. Über 50 Personen gibt {city.Approver?.User.Name} nach etwa {Seconds(arguments.Speed)} Sekunden frei";
        yield return "     anfrage 2 Notstrom: wer kennt Aggregate über 100 kVA?   fragt, wer sich auskennt; szenarien zeigt alle Vorlagen";
        yield return "  5. Ich spreche fließend Polnisch und habe den Staplerschein   wird verstanden und vorgeschlagen";
        yield return "  6. auskunft, protokoll, pausieren bis nächsten Freitag, probe, feedback, einladung, katalog";
        yield return "  7. SMS: beim Registrieren zustimmen und irgendeine Mobilnummer angeben, etwa 0151 5550 1234. Beim nächsten Alarm steht die SMS auf der Seite";
        yield return "     „SMS“; wer dort antwortet, sieht es hier auf der Karte. Etwa zwei von fünf Helfenden haben zugestimmt";
        yield return "  8. löschen        entfernt alles, was über Sie gespeichert ist";
    }

    private static string Seconds(double speed) => Math.Ceiling(Approver.Usual.TotalSeconds / speed).ToString(CultureInfo.GetCultureInfo("de-DE"));

    private static string Pace(double speed) =>
        speed == 1 ? "wie Menschen, also von gleich bis nie" : string.Create(CultureInfo.GetCultureInfo("de-DE"), $"{speed:0.#}-mal so schnell wie Menschen");
}
