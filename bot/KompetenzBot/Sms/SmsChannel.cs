using System.Security.Cryptography;
using System.Text.Json;
using KompetenzBot.AnswerPage;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Sms;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Sms;

/// <summary>
/// The way to a person's phone. Everything that a repetition has to say again stands in the ticket, which is stored before the first attempt: the provider
/// then sends the message once, however often it is asked.
/// </summary>
internal sealed partial class SmsChannel(
    SmsClient client, SmsPace pace, IAnswerLinks links, IDataProtectionProvider protection, IOptions<SmsOptions> options, TimeProvider time, ILogger<SmsChannel> logger) : IChannel
{
    private readonly IDataProtector _protector = protection.CreateProtector("KompetenzBot.Sms.Ticket");

    /// <summary>A call without a link could not be answered.</summary>
    public bool IsAvailable => links.IsAvailable;

    public async Task<string> TicketAsync(OutboxMessage row, Message message, CancellationToken cancellationToken)
    {
        var sms = (Message.Sms)message;
        var link = sms.Link is { } to ? (await links.CreateAsync(to.Kind, row.Work, row.User, to.Until, cancellationToken)).Url : null;
        var ticket = new SmsTicket(sms.To, sms.Compose(link), Guid.NewGuid(), time.GetUtcNow(), row.Partition);
        return _protector.Protect(JsonSerializer.Serialize(ticket, SmsTicketJson.Default.SmsTicket));
    }

    public async Task<SendOutcome> SendAsync(UserId user, Message message, string ticket, CancellationToken cancellationToken)
    {
        if (Read(ticket) is not { } kept)
        {
            return new SendOutcome.Rejected("TicketUnreadable");
        }

        await pace.WaitAsync(SmsSegments.Count(kept.Text), cancellationToken);
        var response = await client.SendAsync(
            options.Value.From, [new SmsRecipient(kept.To, kept.Id, kept.CreatedAt)], kept.Text, new SmsSendOptions(EnableDeliveryReport: true, kept.Tag), cancellationToken);
        var outcome = SmsRules.Of(response);
        if (outcome is not SendOutcome.Delivered)
        {
            Log.NotSent(logger, outcome.ToString());
        }

        return outcome;
    }

    /// <summary>What was sent to a phone stays as it is.</summary>
    public Task<SendOutcome> UpdateAsync(UserId user, string activityId, Message message, CancellationToken cancellationToken) =>
        Task.FromResult<SendOutcome>(new SendOutcome.Delivered(activityId));

    private SmsTicket? Read(string ticket)
    {
        try
        {
            return JsonSerializer.Deserialize(_protector.Unprotect(ticket), SmsTicketJson.Default.SmsTicket);
        }
        catch (Exception exception) when (exception is CryptographicException or JsonException)
        {
            Log.Unreadable(logger, exception);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A text message was not taken: {Outcome}.")]
        public static partial void NotSent(ILogger logger, string outcome);

        [LoggerMessage(LogLevel.Error, "A text message cannot be repeated, since what was kept of it cannot be read.")]
        public static partial void Unreadable(ILogger logger, Exception exception);
    }
}
