using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Scenes;

/// <summary>A coordinator who issues alarms, and the people who answer them.</summary>
internal static class AlarmDriver
{
    /// <summary>An alarm that everyone with a driving licence C matches.</summary>
    public const string Line = "alarm 5 Führerschein C, Westfalenhallen, morgen 18-22 Uhr: Aufbau Impfzentrum";

    /// <summary>The same alarm for as many people.</summary>
    public static string LineFor(int people) => $"alarm {people} Führerschein C, Westfalenhallen, morgen 18-22 Uhr: Aufbau Impfzentrum";

    /// <summary>The threshold declaration with a reason; everybody is called at once.</summary>
    public static Dictionary<string, string> Declaration { get; } = new(StringComparer.Ordinal) { ["threshold"] = "true", ["reason"] = "staff-shortage", ["reasonText"] = "Eigene Kräfte reichen nicht", ["mode"] = "once" };

    /// <summary>From the line to the confirmed alarm.</summary>
    /// <returns>The last answer: the card that says that the alarm is on its way.</returns>
    public static async Task<BotAnswer> AlarmAsync(this Scene scene, SimulatedUser coordinator, string line = Line, bool inWaves = false)
    {
        await scene.PrepareAsync(coordinator, line, inWaves);
        var launched = await scene.PressAsync(coordinator, "alarm.launch");
        Assert.NotNull(launched.Card);
        return launched;
    }

    /// <summary>From the line to the last look; nothing is issued.</summary>
    public static async Task<BotAnswer> PrepareAsync(this Scene scene, SimulatedUser coordinator, string line = Line, bool inWaves = false)
    {
        await coordinator.SayAsync(line, TestContext.Current.CancellationToken);
        var declared = await scene.PressAsync(coordinator, "alarm.declare", inWaves ? new(Declaration, StringComparer.Ordinal) { ["mode"] = "waves" } : Declaration);
        Assert.NotNull(declared.Card);
        return declared;
    }

    /// <summary>The calls that a person received.</summary>
    public static IReadOnlyList<TeamsMessage> Calls(this SimulatedUser person) =>
        [.. person.Messages.Where(message => message.Versions[0].GetRawText().Contains("answer.yes", StringComparison.Ordinal))];

    /// <summary>Whether a person received a call.</summary>
    public static bool IsCalled(this SimulatedUser person) => person.Calls().Count > 0;

    /// <summary>The situation cards in a coordinator's chat.</summary>
    public static IReadOnlyList<TeamsMessage> Situations(this SimulatedUser coordinator) =>
        [.. coordinator.Messages.Where(message => message.Card is not null && message.Words().Contains("Lage zu A-", StringComparison.Ordinal))];
}
