using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace KompetenzBot.Platform.Sms;

/// <summary>What an answer of the provider means; pure.</summary>
internal static class SmsAnswer
{
    public static SmsResponse Read(
        HttpStatusCode status, RetryConditionHeaderValue? retryAfter, ReadOnlySpan<byte> body, IReadOnlyList<SmsRecipient> recipients, DateTimeOffset now) => status switch
        {
            HttpStatusCode.Accepted or HttpStatusCode.OK => Results(body, recipients),
            HttpStatusCode.TooManyRequests => new SmsResponse.Failed(SmsFailureKind.Throttled, nameof(HttpStatusCode.TooManyRequests), Delay(retryAfter, now)),
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge => new SmsResponse.Failed(SmsFailureKind.Refused, status.ToString()),
            // also a key that was changed or a right that is missing: the message is not to blame, and the mistake can be mended
            _ => new SmsResponse.Failed(SmsFailureKind.Unavailable, status.ToString(), Delay(retryAfter, now)),
        };

    private static SmsResponse Results(ReadOnlySpan<byte> body, IReadOnlyList<SmsRecipient> recipients)
    {
        try
        {
            if (JsonSerializer.Deserialize(body, SmsJson.Default.SendMessageResponse)?.Value is not { } parts)
            {
                return new SmsResponse.Failed(SmsFailureKind.Unavailable, "MalformedResponse");
            }

            var byNumber = parts.Where(part => part?.To is not null).ToLookup(part => Digits(part.To!), StringComparer.Ordinal);
            return new SmsResponse.Answered([.. recipients.Select(recipient => Result(recipient.To, byNumber[Digits(recipient.To)].FirstOrDefault()))]);
        }
        catch (JsonException)
        {
            return new SmsResponse.Failed(SmsFailureKind.Unavailable, "MalformedResponse");
        }
    }

    private static SmsSendResult Result(string to, ResultPart? part) => part is null
        ? new SmsSendResult(to, Successful: false, HttpStatusCode: null)
        : new SmsSendResult(to, part.Successful ?? false, part.HttpStatusCode, part.MessageId, Repeatability(part.RepeatabilityResult), part.ErrorMessage);

    private static SmsRepeatability? Repeatability(string? word) => Enum.TryParse<SmsRepeatability>(word, ignoreCase: true, out var result) ? result : null;

    /// <summary>The provider names numbers with and without the plus.</summary>
    private static string Digits(string number) => number.TrimStart('+');

    private static TimeSpan? Delay(RetryConditionHeaderValue? retryAfter, DateTimeOffset now)
    {
        var delay = retryAfter?.Delta ?? (retryAfter?.Date - now);
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }
}
