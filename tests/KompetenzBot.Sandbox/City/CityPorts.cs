namespace KompetenzBot.Sandbox;

/// <summary>Ports on 127.0.0.1; 0 takes a free one.</summary>
public sealed record CityPorts(int Bot, int Playground, int Teams, int Graph, int Tables, int Queues, int Sms, int PlaygroundLine)
{
    /// <summary>For tests, which run beside each other.</summary>
    public static CityPorts Free { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>For people, who like to find things where they were yesterday.</summary>
    public static CityPorts Preferred { get; } = new(Bot: 3978, Playground: 56150, Teams: 5310, Graph: 5320, Tables: 10002, Queues: 10001, Sms: 5330, PlaygroundLine: 5311);

    /// <summary>These ports where they are free, else others. The bot's is known from the start, since the others must know it.</summary>
    internal CityPorts Available() =>
        new(Bot == 0 ? FreePort.Any() : FreePort.Near(Bot), FreePort.Near(Playground), FreePort.Near(Teams), FreePort.Near(Graph), FreePort.Near(Tables), FreePort.Near(Queues), FreePort.Near(Sms), FreePort.Near(PlaygroundLine));

    /// <summary>Which of the preferred ports are in use, and what is used instead.</summary>
    internal IEnumerable<(string What, int Preferred, int Taken)> DifferencesTo(CityPorts available) =>
        new (string What, int Preferred, int Taken)[]
        {
            ("Bot", Bot, available.Bot), ("Agents Playground", Playground, available.Playground), ("Simuliertes Teams", Teams, available.Teams),
            ("Simuliertes Verzeichnis", Graph, available.Graph), ("Tabellen", Tables, available.Tables), ("Warteschlangen", Queues, available.Queues), ("SMS-Anbieter", Sms, available.Sms), ("Weg zum Playground", PlaygroundLine, available.PlaygroundLine),
        }.Where(port => port.Preferred != 0 && port.Preferred != port.Taken);
}
