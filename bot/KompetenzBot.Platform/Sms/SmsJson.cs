using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.Sms;

/// <summary>The protocol's JSON: camel case, null is left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(SendMessageResponse))]
internal sealed partial class SmsJson : JsonSerializerContext;

internal sealed record SendMessageRequest(string From, IReadOnlyList<RecipientPart> SmsRecipients, string Message, SmsSendOptions SmsSendOptions);

internal sealed record RecipientPart(string To, string RepeatabilityRequestId, string RepeatabilityFirstSent);

internal sealed record SendMessageResponse(IReadOnlyList<ResultPart>? Value);

internal sealed record ResultPart(string? To, string? MessageId, int? HttpStatusCode, string? RepeatabilityResult, bool? Successful, string? ErrorMessage);
