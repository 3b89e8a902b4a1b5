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

    /// <summary>What waited longer for its turn is made anew: it may look different by now, or no longer be wanted.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Deck _deck;
    private readonly ConnectorClient _connector;
    private readonly Pace _pace;
    private readonly ConversationLimits _limits;
    private readonly Neighbours _neighbours;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<TeamsOutcome?> _repeat;

    public TeamsSender(ConnectorClient connector, Deck deck, Pace pace, ConversationLimits limits, Neighbours neighbours, TimeProvider time)
    {
        (_connector, _deck, _pace, _limits, _neighbours, _time) = (connector, deck, pace, limits, neighbours, time);
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

    /// <summary>This instance's share of the rate, from 0 to 1.</summary>
    public double Part => _pace.Part;

    /// <summary>Sends a new message before all that wait.</summary>
    public async Task<SendOutcome> SendAsync(ConversationReference reference, Message message, bool alert, CancellationToken cancellationToken) =>
        (await CallAsync(KeyOf(reference), new Call(null, _ => Task.FromResult<Message?>(message), (made, token) => _connector.SendToConversationAsync(reference, Activity(made, alert), token)), cancellationToken))!;

    /// <summary>Replaces a message before all that wait.</summary>
    public async Task<SendOutcome> UpdateAsync(ConversationReference reference, string activityId, Message message, CancellationToken cancellationToken) =>
        (await CallAsync(KeyOf(reference), new Call(null, _ => Task.FromResult<Message?>(message), (made, token) => _connector.UpdateActivityAsync(reference, activityId, Activity(made, alert: false), token)), cancellationToken))!;

    /// <summary>Sends a new message when its turn has come, and alerts the person. Null: it is no longer to be sent.</summary>
    public Task<SendOutcome?> SendAsync(ConversationReference reference, DueMessage due, CancellationToken cancellationToken) =>
        CallAsync(KeyOf(reference), new Call(due.Priority, due.ComposeAsync, (made, token) => _connector.SendToConversationAsync(reference, Activity(made, alert: true), token)) { Leaving = due.Leaving }, cancellationToken);

    /// <summary>Replaces a message when its turn has come. Null: it is no longer to be replaced.</summary>
    public Task<SendOutcome?> UpdateAsync(ConversationReference reference, string activityId, DueMessage due, CancellationToken cancellationToken) =>
        CallAsync(KeyOf(reference), new Call(due.Priority, due.ComposeAsync, (made, token) => _connector.UpdateActivityAsync(reference, activityId, Activity(made, alert: false), token)), cancellationToken);

    /// <summary>Opens the chat with a person when the turn of a message has come. Delivered: under the id of the chat. Null: the message is no longer to be sent.</summary>
    public Task<SendOutcome?> CreateAsync(string serviceUrl, ConversationParameters parameters, DueMessage due, CancellationToken cancellationToken) => CallAsync(
        ConversationLimits.KeyOf($"create|{parameters.Members?[0].Id}"),
        new Call(due.Priority, due.ComposeAsync, (_, token) => _connector.CreateConversationAsync(serviceUrl, parameters, token)),
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

    private async Task<SendOutcome?> CallAsync(int conversation, Call call, CancellationToken cancellationToken) =>
        (await _repeat.ExecuteAsync(async token => await AttemptAsync(conversation, call, token), cancellationToken))?.Outcome;

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

    private async Task<TeamsOutcome?> AttemptAsync(int conversation, Call call, CancellationToken cancellationToken)
    {
        if (call.Priority is not null && _limits.WaitFor(conversation) is { Ticks: > 0 } wait)
        {
            return TeamsOutcome.Busy(wait);
        }

        // made before its turn, so that how long that takes does not show in when it leaves
        using var place = call.Priority is { } queue ? await _deck.EnterAsync(queue, cancellationToken) : null;
        var (message, madeAt) = (await call.ComposeAsync(cancellationToken), _time.GetTimestamp());
        if (message is null)
        {
            return null;
        }

        using var turn = await _pace.EnterAsync(call.Priority, cancellationToken);
        place?.Dispose();
        if (_time.GetElapsedTime(madeAt) > Fresh && (message = await call.ComposeAsync(cancellationToken)) is null)
        {
            return null;
        }

        if (call.Priority is null)
        {
            // somebody waits for this reply: it counts, and whether it is too much is left to the connector
            _limits.Write(conversation);
        }
        else if (!_limits.TryWrite(conversation))
        {
            return TeamsOutcome.Busy(_limits.WaitFor(conversation));
        }

        call.Leaving();
        var answer = await call.SendAsync(message, cancellationToken);
        Observe(answer);
        var outcome = TeamsOutcome.Of(answer);
        if (outcome.IsThrottled)
        {
            _pace.Refused(conversation, outcome.After);
            _limits.Hold(conversation, outcome.After ?? TimeSpan.Zero);
        }

        return outcome;
    }

    /// <summary>A request to the connector.</summary>
    /// <param name="Priority">The queue that it comes from; null: before all that wait.</param>
    /// <param name="ComposeAsync">What is to be sent as it is to look now; null: nothing any more.</param>
    /// <param name="SendAsync">Sends it.</param>
    private sealed record Call(WorkPriority? Priority, Func<CancellationToken, Task<Message?>> ComposeAsync, Func<Message, CancellationToken, Task<ConnectorOutcome>> SendAsync)
    {
        /// <summary>Called before it is sent.</summary>
        public Action Leaving { get; init; } = () => { };
    }
}
