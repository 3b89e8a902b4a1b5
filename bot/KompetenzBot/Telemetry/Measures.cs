using System.Diagnostics.Metrics;

namespace KompetenzBot.Telemetry;

/// <summary>What the bot counts of its own work: totals only, by states and words for programs.</summary>
public static class Measures
{
    /// <summary>The name of the meter, and the beginning of every other one of the bot's.</summary>
    public const string MeterName = "KompetenzBot";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Messages = Meter.CreateCounter<long>("kompetenzbot.messages", "{message}", "Messages to people that reached a final state.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("kompetenzbot.retries", "{attempt}", "Attempts to send after which a message is tried again.");
    private static readonly Counter<long> Answers = Meter.CreateCounter<long>("kompetenzbot.answers", "{answer}", "Answers to alarms that were stored.");
    private static readonly Counter<long> Throttled = Meter.CreateCounter<long>("kompetenzbot.throttled", "{request}", "Requests to which Teams answered 429.");
    private static readonly Counter<long> Sms = Meter.CreateCounter<long>("kompetenzbot.sms", "{message}", "Text messages by what the provider said when it was asked to send them.");
    private static readonly Counter<long> SmsReports = Meter.CreateCounter<long>("kompetenzbot.sms.reports", "{report}", "Delivery reports of the provider of text messages.");

    private static readonly Histogram<double> Delivery = Meter.CreateHistogram(
        "kompetenzbot.delivery.duration",
        "s",
        "Time from the moment in which people could be called to that in which their channel had the message.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600] });

    /// <summary>A message reached a final state.</summary>
    public static void Settled(string queue, string channel, string purpose, string state, string? reason) => Messages.Add(
        1, new(Tags.Queue, queue), new(Tags.Channel, channel), new(Tags.Purpose, Tags.PurposeOf(purpose)), new(Tags.State, state), new(Tags.Reason, Tags.ReasonOf(reason)));

    /// <summary>A message will be tried again.</summary>
    public static void Retried(string queue, string channel, string? reason) =>
        Retries.Add(1, new KeyValuePair<string, object?>(Tags.Queue, queue), new(Tags.Channel, channel), new(Tags.Reason, Tags.ReasonOf(reason)));

    /// <summary>A message is with its channel, so long after people could be called.</summary>
    public static void Delivered(string queue, string channel, string purpose, TimeSpan after) =>
        Delivery.Record(after.TotalSeconds, new KeyValuePair<string, object?>(Tags.Queue, queue), new(Tags.Channel, channel), new(Tags.Purpose, Tags.PurposeOf(purpose)));

    /// <summary>An answer was stored.</summary>
    public static void Answered(string kind, string channel) => Answers.Add(1, new KeyValuePair<string, object?>("answer", kind), new(Tags.Channel, channel));

    /// <summary>Teams asked for fewer requests.</summary>
    public static void IsThrottled() => Throttled.Add(1);

    /// <summary>The provider of text messages told what became of one.</summary>
    public static void SmsReported(string status) => SmsReports.Add(1, new KeyValuePair<string, object?>("status", status));

    /// <summary>The provider of text messages was asked to send one.</summary>
    public static void SmsSent(string result) => Sms.Add(1, new KeyValuePair<string, object?>("result", Tags.ReasonOf(result)));
}
