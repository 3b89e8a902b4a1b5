using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Telemetry;
using Polly;
using Polly.Retry;

namespace KompetenzBot.Teams;

/// <summary>
/// Sends to a chat, through the gate that all requests share and within what a conversation may get. What the connector asks to repeat at once is
/// repeated here; everything else is the caller's to decide.
/// </summary>
internal sealed class TeamsSender
{
    private const int Repetitions = 3;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(400);
    private readonly ConnectorClient _connector;
    private readonly Pace _pace;
    private readonly ConversationLimits _limits;
    private readonly Neighbours _neighbours;
    private readonly ResiliencePipeline<TeamsOutcome?> _repeat;

    public TeamsSender(ConnectorClient connector, Pace pace, ConversationLimits limits, Neighbours neighbours, TimeProvider time)
    {
        (_connector, _pace, _limits, _neighbours) = (connector, pace, limits, neighbours);
        _repeat = new ResiliencePipelineBuilder<TeamsOutcome?> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<TeamsOutcome?>
            {
                ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Result?.IsRepeated == true),
                MaxRetryAttempts = Repetitions,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = TeamsOutcome.LongestDelay,
                DelayGenerator = arguments => ValueTask.FromResult(arguments.Outcome.Result?.After),
            })
            .Build();
    }

    /// <summary>Sends a new message before all that wait.</summary>
    public async Task<SendOutcome> SendAsync(ConversationReference reference, Message message, bool alert, CancellationToken cancellationToken) =>
        (await CallAsync(KeyOf(reference), priority: null, async token => await _connector.SendToConversationAsync(reference, Activity(message, alert), token), cancellationToken))!;

    /// <summary>Replaces a message before all that wait.</summary>
    public async Task<SendOutcome> UpdateAsync(ConversationReference reference, string activityId, Message message, CancellationToken cancellationToken) =>
        (await CallAsync(KeyOf(reference), priority: null, async token => await _connector.UpdateActivityAsync(reference, activityId, Activity(message, alert: false), token), cancellationToken))!;

    /// <summary>Sends a new message when its turn has come, and alerts the person. Null: it is no longer to be sent.</summary>
    public Task<SendOutcome?> SendAsync(ConversationReference reference, DueMessage due, CancellationToken cancellationToken) => CallAsync(
        KeyOf(reference),
        due.Priority,
        async token => await due.ComposeAsync(token) is { } message ? await _connector.SendToConversationAsync(reference, Activity(message, alert: true), token) : null,
        cancellationToken);

    /// <summary>Replaces a message when its turn has come. Null: it is no longer to be replaced.</summary>
    public Task<SendOutcome?> UpdateAsync(ConversationReference reference, string activityId, DueMessage due, CancellationToken cancellationToken) => CallAsync(
        KeyOf(reference),
        due.Priority,
        async token => await due.ComposeAsync(token) is { } message ? await _connector.UpdateActivityAsync(reference, activityId, Activity(message, alert: false), token) : null,
        cancellationToken);

    /// <summary>Opens the chat with a person when the turn of a message has come. Delivered: under the id of the chat. Null: the message is no longer to be sent.</summary>
    public Task<SendOutcome?> CreateAsync(string serviceUrl, ConversationParameters parameters, DueMessage due, CancellationToken cancellationToken) => CallAsync(
        ConversationLimits.KeyOf($"create|{parameters.Members?[0].Id}"),
        due.Priority,
        async token => await due.ComposeAsync(token) is null ? null : await _connector.CreateConversationAsync(serviceUrl, parameters, token),
        cancellationToken);

    private static int KeyOf(ConversationReference reference) => ConversationLimits.KeyOf(reference.Conversation.Id ?? string.Empty);

    private static Activity Activity(Message message, bool alert) => message switch
    {
        Message.Card card => Platform.BotFramework.Activity.CreateCard(card.Content, card.Summary, alert),
        Message.Text text => Platform.BotFramework.Activity.CreateMessage(text.Value),
        Message.FileOffer offer => With(FileExchange.Offer(offer)),
        Message.File file => With(Attachment.FileInfo(file.Name, file.Url, file.UniqueId, file.FileType)),
        _ => throw new ArgumentOutOfRangeException(nameof(message)),
    };

    private static Activity With(Attachment attachment) => new() { Type = ActivityTypes.Message, Attachments = [attachment] };

    private async Task<SendOutcome?> CallAsync(
        int conversation, WorkPriority? priority, Func<CancellationToken, Task<ConnectorOutcome?>> call, CancellationToken cancellationToken) =>
        (await _repeat.ExecuteAsync(async token => await AttemptAsync(conversation, priority, call, token), cancellationToken))?.Outcome;

    /// <summary>That a person cannot be reached, a message is not accepted or there is too much of it says nothing against Teams.</summary>
    private void Observe(ConnectorOutcome outcome)
    {
        switch (outcome)
        {
            case ConnectorOutcome.Transient { Status: System.Net.HttpStatusCode.PreconditionFailed }:
                break;
            case ConnectorOutcome.Transient or ConnectorOutcome.Failed when TeamsOutcome.Of(outcome).Outcome is SendOutcome.Retry { Reason: var reason }:
                _neighbours.Failed(Neighbour.Teams, reason);
                break;
            case ConnectorOutcome.Throttled:
                Measures.IsThrottled();
                _neighbours.Succeeded(Neighbour.Teams);
                break;
            default:
                _neighbours.Succeeded(Neighbour.Teams);
                break;
        }
    }

    private async Task<TeamsOutcome?> AttemptAsync(int conversation, WorkPriority? priority, Func<CancellationToken, Task<ConnectorOutcome?>> call, CancellationToken cancellationToken)
    {
        if (priority is not null && _limits.WaitFor(conversation) is { Ticks: > 0 } wait)
        {
            return TeamsOutcome.Busy(wait);
        }

        using var turn = await _pace.EnterAsync(priority, cancellationToken);
        if (priority is null)
        {
            // somebody waits for this reply: it counts, and whether it is too much is left to the connector
            _limits.Write(conversation);
        }
        else if (!_limits.TryWrite(conversation))
        {
            return TeamsOutcome.Busy(_limits.WaitFor(conversation));
        }

        if (await call(cancellationToken) is not { } answer)
        {
            return null;
        }

        Observe(answer);
        var outcome = TeamsOutcome.Of(answer);
        if (outcome.IsThrottled)
        {
            _pace.Refused(conversation, outcome.After);
            _limits.Hold(conversation, outcome.After ?? TimeSpan.Zero);
        }

        return outcome;
    }
}
