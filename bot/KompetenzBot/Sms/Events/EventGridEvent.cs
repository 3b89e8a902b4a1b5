using System.Text.Json;
using System.Text.Json.Serialization;

namespace KompetenzBot.Sms.Events;

/// <summary>An event as Event Grid sends it (Event Grid event schema), as far as it matters here.</summary>
internal sealed record EventGridEvent(string? EventType, DateTimeOffset? EventTime, JsonElement? Data)
{
    private const string Report = "Microsoft.Communication.SMSDeliveryReportReceived";
    private const string Validation = "Microsoft.EventGrid.SubscriptionValidationEvent";

    /// <summary>The code with which Event Grid asks whether its events are wanted here; null: it does not.</summary>
    public string? ValidationCode => Is(Validation) ? Read(EventGridJson.Default.ValidationData)?.ValidationCode : null;

    /// <summary>The report that it brings; null: none, or one that says nothing final about a message.</summary>
    public SmsReport? ToReport()
    {
        if (!Is(Report) || Read(EventGridJson.Default.ReportData) is not { MessageId: { Length: > 0 } id } data || (data.ReceivedTimestamp ?? EventTime) is not { } at)
        {
            return null;
        }

        return data.DeliveryStatus?.ToUpperInvariant() switch
        {
            "DELIVERED" => new SmsReport(id, SmsReportStatus.Delivered, at, data.Tag),
            "FAILED" => new SmsReport(id, SmsReportStatus.Failed, at, data.Tag),
            _ => null,
        };
    }

    private bool Is(string type) => string.Equals(EventType, type, StringComparison.OrdinalIgnoreCase);

    /// <summary>Data of another shape are those of an event that means nothing here.</summary>
    private T? Read<T>(System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            return Data is { ValueKind: JsonValueKind.Object } data ? data.Deserialize(shape) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What the validation asks.</summary>
internal sealed record ValidationData(string? ValidationCode);

/// <summary>What it wants to hear.</summary>
internal sealed record ValidationAnswer(string ValidationResponse);

/// <summary>The report's own part; who got the message is not read.</summary>
internal sealed record ReportData(string? MessageId, string? DeliveryStatus, DateTimeOffset? ReceivedTimestamp, string? Tag);

// The provider writes its names in more than one way.
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, PropertyNameCaseInsensitive = true, MaxDepth = 32)]
[JsonSerializable(typeof(EventGridEvent[]))]
[JsonSerializable(typeof(ValidationData))]
[JsonSerializable(typeof(ValidationAnswer))]
[JsonSerializable(typeof(ReportData))]
internal sealed partial class EventGridJson : JsonSerializerContext;
