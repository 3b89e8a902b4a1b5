using System.Diagnostics;

namespace KompetenzBot.Telemetry;

/// <summary>The bot's own part of traces: what is done behind the queues. Tags are alarm ids, states and words for programs, never people.</summary>
public static class Spans
{
    /// <summary>The name of the source.</summary>
    public const string SourceName = "KompetenzBot";

    /// <summary>The name of the span of one message to one person; only some of them are kept, and all that fail.</summary>
    public const string Send = "send";

    private const string WorkTag = "kompetenzbot.work";
    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>The W3C trace context of what is being done here; null: nothing is traced.</summary>
    public static string? Here => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null;

    /// <summary>Runs what a queue message asks for.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="work">The alarm, or the month of reminders.</param>
    /// <param name="cause">Trace context of what asked for it.</param>
    /// <param name="isPart">Whether it belongs to the trace of its cause; otherwise it has one of its own, with a link there.</param>
    /// <param name="run">Does it.</param>
    public static async Task<T> RunAsync<T>(string name, string work, string? cause, bool isPart, Func<Task<T>> run)
    {
        var asked = ActivityContext.TryParse(cause, null, isRemote: true, out var context) ? context : default;
        using var span = Source.StartActivity(
            ActivityKind.Consumer,
            isPart ? asked : default,
            [new(WorkTag, work)],
            !isPart && asked != default ? [new ActivityLink(asked)] : [],
            name: name);
        try
        {
            return await run();
        }
        catch (Exception exception)
        {
            span?.SetTag("error.type", exception.GetType().Name).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    /// <summary>Begins the span of one message to one person.</summary>
    public static Activity? BeginSend(string work, string purpose, string channel) => Source.StartActivity(
        ActivityKind.Client, tags: [new(WorkTag, work), new(Tags.Purpose, Tags.PurposeOf(purpose)), new(Tags.Channel, channel)], name: Send);
}
