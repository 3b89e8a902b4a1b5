namespace KompetenzBot.Sandbox;

/// <summary>How the local city is set up. The defaults suit tests: free ports, nothing kept, nobody there, no Playground.</summary>
public sealed record CityOptions
{
    public CityPorts Ports { get; init; } = CityPorts.Free;

    /// <summary>The folder that keeps the storage's data between runs; null keeps it in memory.</summary>
    public string? DataLocation { get; init; }

    public SimulatedTeamsOptions Teams { get; init; } = new();

    /// <summary>The provider of text messages; its port and its clock are the city's.</summary>
    public SimulatedSmsOptions Sms { get; init; } = new();

    public VolunteersOptions Volunteers { get; init; } = new() { Count = 0 };

    public bool Playground { get; init; }

    /// <summary>Whether somebody approves large alarms; without them none needs a second pair of eyes.</summary>
    public bool Approver { get; init; }

    /// <summary>Bot configuration (keys with <c>:</c>) that is added to the city's own, or replaces it.</summary>
    public IReadOnlyDictionary<string, string> Configuration { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Writes the volunteers' profiles into the bot's stores; runs when the bot is ready. <see cref="City.Configuration"/> says where the stores are.
    /// </summary>
    public Func<City, CancellationToken, Task>? Register { get; init; }

    /// <summary>Called for every line that the bot writes.</summary>
    public Action<string>? OnBotLine { get; init; }

    /// <summary>Told what is being started.</summary>
    public TextWriter? Progress { get; init; }
}
