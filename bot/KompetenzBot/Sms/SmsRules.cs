using KompetenzBot.Delivery;
using KompetenzBot.Platform.Sms;

namespace KompetenzBot.Sms;

/// <summary>The one place that decides what the provider's answer means for a message.</summary>
internal static class SmsRules
{
    public static SendOutcome Of(SmsResponse response) => response switch
    {
        SmsResponse.Answered { Results: [var result] } => Of(result),
        SmsResponse.Failed { Kind: SmsFailureKind.Refused } refused => new SendOutcome.Rejected(refused.Code),
        SmsResponse.Failed failed => new SendOutcome.Retry(failed.Code, failed.RetryAfter),
        _ => new SendOutcome.Retry("NoResult"),
    };

    /// <summary>A refused id means that an earlier attempt is too old to be repeated: whether it arrived, nobody knows, and once more would be twice.</summary>
    private static SendOutcome Of(SmsSendResult result) => result switch
    {
        { Successful: true } => new SendOutcome.Delivered(result.MessageId),
        { RepeatabilityResult: SmsRepeatability.Rejected } => new SendOutcome.Rejected("NotRepeatable"),
        { HttpStatusCode: 429 } => new SendOutcome.Retry("Throttled"),
        { HttpStatusCode: >= 400 and < 500 } => new SendOutcome.Unreachable("NumberRefused"),
        _ => new SendOutcome.Retry("NoResult"),
    };
}
