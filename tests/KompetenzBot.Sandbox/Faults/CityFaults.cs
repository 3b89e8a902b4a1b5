namespace KompetenzBot.Sandbox;

/// <summary>The switches with which a person lets parts of the city fail. Safe for concurrent use.</summary>
public sealed class CityFaults
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private FaultSwitch[] _all;

    public CityFaults(Faults teams, SimulatedGraph graph, SimulatedSms sms, TimeProvider time)
    {
        _time = time;
        var some = new TeamsTroubles(teams);
        _all =
        [
            new(
                "teams-down",
                "Teams fällt aus",
                "Teams nimmt keine Nachricht des Bots mehr an, auch nicht im Agents Playground. Was Sie schreiben und drücken, kommt beim Bot noch an.",
                $"Bereiten Sie einen Alarm bis zur Bestätigung vor, schalten Sie ein und lösen Sie aus. Nach etwa einer Minute bekommen alle, die zugestimmt haben, eine SMS (wer keinen Dienst hat, und bei einem Alarm für sofort jeder, schon gleich), und das Diensthandy {City.DutyPhone} einen Link zu den Zahlen. Nach dem Ausschalten kommen alle Nachrichten des Alarms nach. Was Sie inzwischen geschrieben haben, schreiben Sie bitte noch einmal.",
                on => some.Set(() => some.Outage = on)),
            new(
                "teams-slow",
                "Teams ist langsam",
                "Jede Anfrage an Teams dauert drei Sekunden länger.",
                "Ein großer Alarm geht langsamer hinaus, aber vollständig. Knöpfe antworten wie immer, getippte Befehle drei Sekunden später.",
                on => some.Set(() => some.Slow = on)),
            new(
                "teams-errors",
                "Teams macht Fehler",
                "Jede zehnte Anfrage an Teams geht schief: 500, 503, eine abgerissene Verbindung, oder ein Fehler, obwohl die Nachricht angekommen ist.",
                "Am Ende ist jede Person erreicht, die die App hat. Vereinzelt kommt eine Karte doppelt an; beide zeigen dieselbe Antwort.",
                on => some.Set(() => some.Errors = on)),
            new(
                "sms-down",
                "Der SMS-Anbieter fällt aus",
                "Der Anbieter nimmt keine SMS an.",
                "Unter „SMS“ kommt nichts Neues. Nach dem Ausschalten kommt jede SMS genau einmal, und keine mehr an Menschen, die inzwischen in Teams geantwortet haben oder nicht mehr gebraucht werden.",
                on => sms.Outage = on),
            new(
                "directory-down",
                "Das Verzeichnis fällt aus",
                "Microsoft Graph antwortet nicht: Gruppen, Vorgesetzte und Arbeitszeiten lassen sich nicht nachsehen.",
                "Laufende Alarme gehen weiter, Helfende antworten wie immer. Wer in den letzten vier Stunden als Koordination bekannt war, darf weiter alarmieren, und das steht im Prüfprotokoll. Allen anderen sagt der Bot, dass er nicht prüfen kann, ob sie alarmieren dürfen.",
                on => graph.Outage = on),
        ];
    }

    /// <summary>All switches as they stand.</summary>
    public IReadOnlyList<FaultSwitch> All
    {
        get
        {
            lock (_gate)
                return [.. _all];
        }
    }

    /// <summary>Turns one on or off.</summary>
    /// <returns>False when there is no such switch.</returns>
    public bool Set(string id, bool on)
    {
        lock (_gate)
        {
            var index = Array.FindIndex(_all, one => one.Id == id);
            if (index < 0)
                return false;
            _all[index].Apply(on);
            _all[index] = _all[index] with { Since = on ? _all[index].Since ?? _time.GetUtcNow() : null };
            return true;
        }
    }

    /// <summary>Everything works again.</summary>
    public void Clear()
    {
        foreach (var one in All)
            Set(one.Id, on: false);
    }
}
