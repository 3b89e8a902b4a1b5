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
    SmsClient client, SmsPace pace, IAnswerLinks links, IDataProtectionProvider protection, IOptions<SmsOptions> options, SmsWatch watch, TimeProvider time, ILogger<SmsChannel> logger) : IChannel
{
    private static readonly TimeSpan UsualHold = TimeSpan.FromSeconds(1);

    /// <summary>Made when it is first needed: the key ring is opened at start, after the channel is made.</summary>
    private IDataProtector Protector => field ??= protection.CreateProtector("KompetenzBot.Sms.Ticket");

    /// <summary>A call without a link could not be answered.</summary>
    public bool IsAvailable => links.IsAvailable;

    public async Task<string> TicketAsync(OutboxMessage row, Message message, CancellationToken cancellationToken)
    {
        var sms = (Message.Sms)message;
        var link = sms.Link is { } to ? (await links.CreateAsync(to.Kind, row.Work, row.User, to.Until, cancellationToken)).Url : null;
        var ticket = new SmsTicket(sms.To, sms.Compose(link), Guid.NewGuid(), time.GetUtcNow(), row.Partition);
        return Protector.Protect(JsonSerializer.Serialize(ticket, SmsTicketJson.Default.SmsTicket));
    }

    public async Task<SendOutcome> SendAsync(UserId user, Message message, CancellationToken cancellationToken) =>
        (await SendAsync(priority: null, _ => Task.FromResult<Message?>(message), () => { }, cancellationToken))!;

    public Task<SendOutcome?> SendAsync(UserId user, DueMessage due, CancellationToken cancellationToken) => SendAsync(due.Priority, due.ComposeAsync, due.Leaving, cancellationToken);

    /// <summary>What was sent to a phone stays as it is.</summary>
    public Task<SendOutcome> UpdateAsync(UserId user, string activityId, Message message, CancellationToken cancellationToken) =>
        Task.FromResult<SendOutcome>(new SendOutcome.Delivered(activityId));

    /// <summary>What the message says is decided when its turn has come, and where it has been sent before, the ticket says it.</summary>
    private async Task<SendOutcome?> SendAsync(WorkPriority? priority, Func<CancellationToken, Task<Message?>> compose, Action leaving, CancellationToken cancellationToken)
    {
        using var turn = await pace.EnterAsync(priority, cancellationToken);
        if (await compose(cancellationToken) is not { } message)
        {
            return null;
        }

        if (Read(message.Ticket) is not { } ticket)
        {
            return new SendOutcome.Rejected("TicketUnreadable");
        }

        await pace.WaitAsync(SmsSegments.Count(ticket.Text) - 1, priority, cancellationToken);
        leaving();
        var response = await client.SendAsync(
            options.Value.From, [new SmsRecipient(ticket.To, ticket.Id, ticket.CreatedAt)], ticket.Text, new SmsSendOptions(EnableDeliveryReport: true, ticket.Tag), cancellationToken);
        watch.Note(response);
        if (response is SmsResponse.Failed { Kind: SmsFailureKind.Throttled } throttled)
        {
            pace.Refused(throttled.RetryAfter ?? UsualHold);
        }

        var outcome = SmsRules.Of(response);
        if (outcome is not SendOutcome.Delivered)
        {
            Log.NotSent(logger, outcome.ToString());
        }

        return outcome;
    }

    private SmsTicket? Read(string ticket)
    {
        try
        {
            return JsonSerializer.Deserialize(Protector.Unprotect(ticket), SmsTicketJson.Default.SmsTicket);
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
