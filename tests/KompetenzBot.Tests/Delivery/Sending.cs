using KompetenzBot.Platform.Tables;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>What the tests of sending have in common: whom they call, how they drive the clock and what they read afterwards.</summary>
internal static class Sending
{
    public const string Licence = "driving-licence-c";

    /// <summary>Small against every lease and delay of the bot, so that its requests keep up with the clock.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    /// <summary>A scene on a driven clock.</summary>
    public static SceneOptions OnDrivenClock => new() { Time = new ManualTimeProvider(), Teams = new SimulatedTeamsOptions { Limits = TeamsLimits.None } };

    /// <summary>A scene whose bot answers but leaves all sending to others.</summary>
    public static SceneOptions WithoutDelivery => new() { Configuration = new(StringComparer.Ordinal) { ["Delivery:Enabled"] = "false" } };

    /// <summary>Drives the clock while something happens.</summary>
    public static async Task DriveAsync(this Scene scene, Task work)
    {
        await scene.DriveUntilAsync(() => work.IsCompleted, Step);
        await work;
    }

    /// <summary>Drives the clock until a condition of what Teams received holds.</summary>
    public static Task DriveUntilAsync(this Scene scene, Func<bool> condition) => scene.DriveUntilAsync(condition, Step);

    /// <summary>Drives the clock for a while, so that what should not happen had its chance.</summary>
    public static Task DriveForAsync(this Scene scene, TimeSpan time, TimeSpan? step = null)
    {
        var end = scene.Now + time;
        return scene.DriveUntilAsync(() => scene.Now >= end, step ?? Step);
    }

    /// <summary>Issues an alarm while the clock is driven.</summary>
    public static Task AlarmOnDrivenClockAsync(this Scene scene) => scene.DriveAsync(scene.AlarmAsync(scene.AddCoordinator()));

    /// <summary>The stored messages, by person.</summary>
    public static async Task<IReadOnlyDictionary<string, TableEntity>> MessagesAsync(this StorageDump storage) =>
        (await storage.RowsAsync("Deliveries")).Where(row => row.RowKey.EndsWith("|m|call", StringComparison.Ordinal)).ToDictionary(row => row.RowKey.Split('|')[0], StringComparer.Ordinal);

    /// <summary>Drives the clock until the alarm has all its messages and every one is in one of the final states.</summary>
    public static async Task DriveUntilSettledAsync(this Scene scene)
    {
        while (!(await scene.Storage.RowsAsync("Alarms")).Any(row => row.GetBoolean("Prepared") == true)
            || (await scene.Storage.MessagesAsync()).Values.Any(row => row.GetString("State") is "Pending" or "Sending"))
        {
            await scene.DriveForAsync(TimeSpan.FromSeconds(1));
        }
    }

    /// <summary>Whether a request is a call to this person.</summary>
    public static bool IsCallTo(this ConnectorRequest request, SimulatedUser person) =>
        request.Operation == ConnectorOperation.Send && request.ConversationId == person.ConversationId && request.Body.Contains("answer.yes", StringComparison.Ordinal);

    /// <summary>How often a person was called, with a name for the message of a failure.</summary>
    public static void AssertCalledOnce(this IEnumerable<SimulatedUser> people) => Assert.Equal(
        people.Select(person => (person.Name, 1)), people.Select(person => (person.Name, person.Calls().Count)));
}
