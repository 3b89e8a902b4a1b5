namespace KompetenzBot.Platform.Sms;

/// <summary>Whom a message is for.</summary>
/// <param name="To">E.164.</param>
/// <param name="RepeatabilityRequestId">A request with the same id and time is answered like the first one and sends nothing again.</param>
/// <param name="RepeatabilityFirstSent">When the first request was made; to the second.</param>
public sealed record SmsRecipient(string To, Guid RepeatabilityRequestId, DateTimeOffset RepeatabilityFirstSent);

/// <summary>How a message is sent.</summary>
/// <param name="EnableDeliveryReport">Whether an event tells what became of it.</param>
/// <param name="Tag">Comes back in that event.</param>
public sealed record SmsSendOptions(bool EnableDeliveryReport, string? Tag = null);
