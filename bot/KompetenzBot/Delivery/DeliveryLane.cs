namespace KompetenzBot.Delivery;

/// <summary>The two ways to people. Each has queues and a worker of its own: a slow channel never holds up the other.</summary>
public static class DeliveryLane
{
    /// <summary>Key of the channel of text messages; the other one has none.</summary>
    public const string Sms = "sms";

    private const string SmsPrefix = "sms-";

    /// <summary>What goes through Teams, in the order in which it is served.</summary>
    public static IReadOnlyList<WorkPriority> TeamsQueues { get; } = [WorkPriority.Urgent, WorkPriority.Alarms, WorkPriority.Updates, WorkPriority.Reminders];

    /// <summary>What goes by text message, in the order in which it is served.</summary>
    public static IReadOnlyList<WorkPriority> SmsQueues { get; } = [WorkPriority.UrgentSms, WorkPriority.Sms];

    /// <summary>The purpose of the text message that says the same as a message in Teams. It has a row of its own, so that a person may get both.</summary>
    public static string SmsOf(string purpose) => SmsPrefix + purpose;

    /// <summary>Whether messages of this purpose go by text message.</summary>
    public static bool IsSms(string purpose) => purpose.StartsWith(SmsPrefix, StringComparison.Ordinal);

    /// <summary>The purpose without the channel.</summary>
    public static string Plain(string purpose) => IsSms(purpose) ? purpose[SmsPrefix.Length..] : purpose;
}
