using System.Text.Json.Nodes;

namespace KompetenzBot.Sandbox;

/// <summary>Events in Event Grid's own schema (https://learn.microsoft.com/azure/event-grid/communication-services-telephony-sms-events).</summary>
internal static class SmsEvents
{
    private const string Topic =
        "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/stadt/providers/Microsoft.Communication/CommunicationServices/stadt-sms";

    /// <summary>Asks the webhook whether it wants the events.</summary>
    public static JsonObject Validation(string code, DateTimeOffset at) =>
        Event("", "Microsoft.EventGrid.SubscriptionValidationEvent", "2", at, new JsonObject { ["validationCode"] = code });

    /// <summary>Says what became of a message.</summary>
    public static JsonObject Report(SentSms sms, SmsState state, DateTimeOffset at)
    {
        var (number, delivered) = (sms.To.TrimStart('+'), state == SmsState.Delivered);
        return Event($"/phonenumber/{number}", "Microsoft.Communication.SMSDeliveryReportReceived", "1.0", at, new JsonObject
        {
            ["MessageId"] = sms.MessageId,
            ["From"] = sms.From,
            ["To"] = number,
            ["DeliveryStatus"] = delivered ? "Delivered" : "Failed",
            ["DeliveryStatusDetails"] = delivered ? "No error." : "The subscriber is not reachable.",
            ["DeliveryAttempts"] = new JsonArray(new JsonObject
            {
                ["Timestamp"] = at.ToString("O"), ["SegmentsSucceeded"] = delivered ? sms.Segments : 0, ["SegmentsFailed"] = delivered ? 0 : sms.Segments,
            }),
            ["ReceivedTimestamp"] = at.ToString("O"),
            ["Tag"] = sms.Tag ?? "",
        });
    }

    private static JsonObject Event(string subject, string type, string version, DateTimeOffset at, JsonObject data) => new()
    {
        ["id"] = Guid.NewGuid().ToString(),
        ["topic"] = Topic,
        ["subject"] = subject,
        ["data"] = data,
        ["eventType"] = type,
        ["dataVersion"] = version,
        ["metadataVersion"] = "1",
        ["eventTime"] = at.ToString("O"),
    };
}
