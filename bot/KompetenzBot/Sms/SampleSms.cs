using KompetenzBot.Platform.Sms;
using KompetenzBot.Profiles;
using KompetenzBot.Registration.Sampling;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Sms;

/// <summary>Sends sample messages at once and outside every queue: somebody is waiting for them.</summary>
internal sealed partial class SampleSms(SmsClient client, IOptions<SmsOptions> options, SmsWatch watch, ILogger<SampleSms> logger) : ISampleSms
{
    public bool IsAvailable => true;

    public async Task<SampleOutcome> SendAsync(PhoneNumber to, string text, Guid id, DateTimeOffset createdAt, CancellationToken cancellationToken)
    {
        var response = await client.SendAsync(options.Value.From, [new SmsRecipient(to.ToString(), id, createdAt)], text, new SmsSendOptions(EnableDeliveryReport: false), cancellationToken);
        watch.Note(response);
        switch (response)
        {
            case SmsResponse.Answered { Results: [{ Successful: true }] }:
                return SampleOutcome.Sent;
            case SmsResponse.Answered { Results: [{ HttpStatusCode: >= 400 and < 500 and not 429 }] }:
                return SampleOutcome.NumberRefused;
            default:
                Log.NotSent(logger, (response as SmsResponse.Failed)?.Code ?? "NoResult");
                return SampleOutcome.TryLater;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A sample text message could not be sent: {Code}.")]
        public static partial void NotSent(ILogger logger, string code);
    }
}
