using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.BotFramework;
using Polly;
using Polly.Retry;

namespace KompetenzBot.Teams;

/// <summary>Sends to a chat, at the pace that all requests share. What the connector asks to repeat at once is repeated here; everything else is the caller's to decide.</summary>
internal sealed class TeamsSender
{
    private const int Repetitions = 3;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(3);
    private readonly ConnectorClient _connector;
    private readonly Pace _pace;
    private readonly TeamsHealth _health;
    private readonly ResiliencePipeline<ConnectorOutcome> _repeat;

    public TeamsSender(ConnectorClient connector, Pace pace, TeamsHealth health, TimeProvider time)
    {
        (_connector, _pace, _health) = (connector, pace, health);
        _repeat = new ResiliencePipelineBuilder<ConnectorOutcome> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<ConnectorOutcome>
            {
                ShouldHandle = arguments => ValueTask.FromResult(IsToBeRepeated(arguments.Outcome.Result)),
                MaxRetryAttempts = Repetitions,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                DelayGenerator = arguments => ValueTask.FromResult(RetryAfter(arguments.Outcome.Result)),
            })
            .Build();
    }

    /// <summary>Sends a new message.</summary>
    public Task<SendOutcome> SendAsync(ConversationReference reference, Message message, bool alert, CancellationToken cancellationToken) =>
        CallAsync(token => _connector.SendToConversationAsync(reference, Activity(message, alert), token), cancellationToken);

    /// <summary>Replaces a message.</summary>
    public Task<SendOutcome> UpdateAsync(ConversationReference reference, string activityId, Message message, CancellationToken cancellationToken) =>
        CallAsync(token => _connector.UpdateActivityAsync(reference, activityId, Activity(message, alert: false), token), cancellationToken);

    private static Activity Activity(Message message, bool alert) => message switch
    {
        Message.Card card => Platform.BotFramework.Activity.CreateCard(card.Content, card.Summary, alert),
        Message.Text text => Platform.BotFramework.Activity.CreateMessage(text.Value),
        Message.FileOffer offer => With(FileExchange.Offer(offer)),
        Message.File file => With(Attachment.FileInfo(file.Name, file.Url, file.UniqueId, file.FileType)),
        _ => throw new ArgumentOutOfRangeException(nameof(message)),
    };

    private static Activity With(Attachment attachment) => new() { Type = ActivityTypes.Message, Attachments = [attachment] };

    private static bool IsToBeRepeated(ConnectorOutcome? outcome) => outcome switch
    {
        ConnectorOutcome.Throttled throttled => throttled.RetryAfter is not { } after || after <= LongestDelay,
        ConnectorOutcome.Transient transient => transient.RetryAfter is not { } after || after <= LongestDelay,
        _ => false,
    };

    private static TimeSpan? RetryAfter(ConnectorOutcome? outcome) => outcome switch
    {
        ConnectorOutcome.Throttled throttled => throttled.RetryAfter,
        ConnectorOutcome.Transient transient => transient.RetryAfter,
        _ => null,
    };

    private static SendOutcome Outcome(ConnectorOutcome outcome) => outcome switch
    {
        ConnectorOutcome.Succeeded succeeded => new SendOutcome.Delivered(succeeded.Id),
        ConnectorOutcome.Throttled throttled => new SendOutcome.Retry("Throttled", throttled.RetryAfter),
        ConnectorOutcome.Transient transient => new SendOutcome.Retry(transient.Code ?? transient.Status.ToString(), transient.RetryAfter),
        ConnectorOutcome.Failed failed => new SendOutcome.Retry(failed.Code ?? failed.Status?.ToString() ?? "Failed"),
        ConnectorOutcome.Unreachable unreachable => new SendOutcome.Unreachable(unreachable.Reason.ToString()),
        ConnectorOutcome.Rejected rejected => new SendOutcome.Rejected(rejected.Code ?? rejected.Status.ToString()),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>A connector that asks to slow down works.</summary>
    private ConnectorOutcome Observed(ConnectorOutcome outcome)
    {
        if (outcome is ConnectorOutcome.Failed or ConnectorOutcome.Transient { Status: not System.Net.HttpStatusCode.PreconditionFailed })
        {
            _health.Failed();
        }
        else
        {
            _health.Answered();
        }

        return outcome;
    }

    private async Task<SendOutcome> CallAsync(Func<CancellationToken, Task<ConnectorOutcome>> call, CancellationToken cancellationToken) =>
        Outcome(await _repeat.ExecuteAsync(
            async token =>
            {
                await _pace.WaitAsync(token);
                return Observed(await call(token));
            },
            cancellationToken));
}
