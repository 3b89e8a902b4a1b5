using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>A coordinator who calls everyone of the <see cref="Crowd"/>.</summary>
internal sealed class AlarmCall
{
    private const string Line = "alarm 5 Führerschein C, Westfalenhallen, morgen 8-12 Uhr: Aufbau Impfzentrum";

    /// <summary>An alarm that everybody of a crowd of thousands may accept without any need being filled.</summary>
    public const string ForThousands = "alarm 999 Führerschein C + 999 Erste Hilfe + 999 Englisch + 999 Türkisch + 999 Staplerschein + 999 Führerschein B, Westfalenhallen, morgen 8-12 Uhr: Aufbau Impfzentrum";

    private static readonly Dictionary<string, string> Declaration = new(StringComparer.Ordinal) { ["threshold"] = "true", ["reasonText"] = "Messung", ["mode"] = "once" };

    private readonly SimulatedUser _coordinator;

    private AlarmCall(SimulatedUser coordinator) => _coordinator = coordinator;

    /// <summary>Writes the line and declares the threshold: all but the last click.</summary>
    public static async Task<AlarmCall> ComposeAsync(SimulatedTeams teams, CancellationToken cancellationToken, string line = Line, bool smsAtOnce = false)
    {
        var coordinator = teams.Users.FirstOrDefault(user => user.AadObjectId == MeasuredCity.Coordinator)
            ?? teams.AddUser("Kim Lage", MeasuredCity.Coordinator);
        await coordinator.SayAsync(line, cancellationToken);
        await coordinator.ClickAsync("alarm.declare", smsAtOnce ? new Dictionary<string, string>(Declaration, StringComparer.Ordinal) { ["sms"] = "true" } : Declaration, cancellationToken: cancellationToken);
        return new AlarmCall(coordinator);
    }

    /// <summary>The last click. Returns when the alarm is stored; the calls follow.</summary>
    public Task LaunchAsync(CancellationToken cancellationToken) => _coordinator.ClickAsync("alarm.launch", cancellationToken: cancellationToken);

    /// <summary>Whether a message is the call to a volunteer. Looks at the text only, so as to take little from the machine that is being measured.</summary>
    public static bool IsCall(TeamsMessage message) => message.Activity.GetRawText().Contains("\"answer.yes\"", StringComparison.Ordinal);
}
