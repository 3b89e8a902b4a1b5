using System.Globalization;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.BotFramework;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Teams;

/// <summary>Takes an activity that was let in through the house, and brings the reply back to where it belongs.</summary>
internal sealed partial class TurnRunner(
    TurnRouter router,
    IConversationStore conversations,
    IEnumerable<ISuggestions> suggestions,
    FileExchange files,
    TeamsSender sender,
    TurnLimits limits,
    Languages languages,
    IOptions<BotOptions> options,
    TimeProvider time,
    ILogger<TurnRunner> logger)
{
    /// <summary>Runs one turn. The second part of the result is to be done after the answer has gone out.</summary>
    public async Task<(TurnAnswer Answer, Func<Task>? Afterwards)> RunAsync(Activity activity, CancellationToken cancellationToken)
    {
        var culture = CultureOf(activity);
        Languages.Speak(culture);
        if (activity is { Type: ActivityTypes.Invoke, Name: InvokeNames.Search } && activity.GetSearchInvokeValue() is { } search)
        {
            return (new TurnAnswer.Search(Suggest(search, culture)), null);
        }

        if (activity.Type == ActivityTypes.Invoke && activity.Name is not (InvokeNames.AdaptiveCardAction or InvokeNames.FileConsent))
        {
            return (new TurnAnswer.NotImplemented(), null);
        }

        return activity.GetConversationReference() is { } reference && await ReplyAsync(activity, reference, culture, cancellationToken) is { } reply
            ? await DeliverAsync(activity, reference, reply, cancellationToken)
            : (new TurnAnswer.Accepted(), null);
    }

    /// <summary>Whatever the activity looks like, there is a reply, or null if it means nothing to the bot.</summary>
    private async Task<Reply?> ReplyAsync(Activity activity, ConversationReference reference, CultureInfo culture, CancellationToken cancellationToken)
    {
        try
        {
            return activity is { Type: ActivityTypes.Invoke, Name: InvokeNames.FileConsent }
                ? await AnswerFileAsync(activity, reference, culture, cancellationToken)
                : TurnInputReader.Read(activity) is { } input ? await ReplyAsync(activity, reference, input, culture, cancellationToken) : null;
        }
        catch (Exception exception)
        {
            Log.TurnFailed(logger, exception);
            return Reply.Text(ConversationTexts.SomethingWentWrong);
        }
    }

    private async Task<Reply> ReplyAsync(
        Activity activity, ConversationReference reference, TurnInput input, CultureInfo culture, CancellationToken cancellationToken)
    {
        if (UserId.TryParse(activity.From?.AadObjectId) is { } from && !limits.Allows(from, input))
        {
            return Excuse(from, activity);
        }

        if (activity.Conversation is { ConversationType: { } type } && type != "personal")
        {
            return input switch
            {
                TurnInput.Text text when UserId.TryParse(activity.From?.AadObjectId) is { } speaker =>
                    await router.RouteInTeamAsync(new TurnContext(speaker, activity.From?.Name ?? string.Empty, reference, culture, time.GetUtcNow()), text.Value, cancellationToken),
                TurnInput.Text or TurnInput.CardAction or TurnInput.File => Reply.Text(ConversationTexts.PersonalChatOnly),
                _ => Reply.None,
            };
        }

        if (UserId.TryParse(activity.From?.AadObjectId) is not { } user)
        {
            return input is TurnInput.Text or TurnInput.CardAction ? Reply.Text(ConversationTexts.NoUserId) : Reply.None;
        }

        var turn = await ContextAsync(user, activity, reference, culture, cancellationToken);
        Languages.Speak(turn.Culture);
        return input is TurnInput.File file ? await files.ReceiveAsync(turn, file, cancellationToken) : await router.RouteAsync(turn, input, cancellationToken);
    }

    /// <summary>A button is always answered, since its client waits for that; it costs nothing more.</summary>
    private Reply Excuse(UserId user, Activity activity) => activity.Name == InvokeNames.AdaptiveCardAction || (activity.Type is ActivityTypes.Message or ActivityTypes.Invoke && limits.Tells(user))
        ? Reply.Text(ConversationTexts.TooManyMessages)
        : Reply.None;

    private async Task<Reply?> AnswerFileAsync(Activity activity, ConversationReference reference, CultureInfo culture, CancellationToken cancellationToken)
    {
        if (activity.Conversation?.ConversationType is not (null or "personal") || UserId.TryParse(activity.From?.AadObjectId) is not { } user || activity.GetFileConsentInvokeValue() is not { } answer)
        {
            return null;
        }

        if (!limits.Allows(user))
        {
            return Excuse(user, activity);
        }

        var turn = await ContextAsync(user, activity, reference, culture, cancellationToken);
        Languages.Speak(turn.Culture);
        return await files.AnswerAsync(turn, answer, cancellationToken);
    }

    private async Task<TurnContext> ContextAsync(UserId user, Activity activity, ConversationReference reference, CultureInfo culture, CancellationToken cancellationToken)
    {
        var known = await conversations.FindAsync(user, cancellationToken);
        return new TurnContext(user, activity.From?.Name ?? string.Empty, reference, Chosen(known?.Language) ?? culture, time.GetUtcNow()) { Known = known };
    }

    /// <summary>Says nothing about a person and asks no storage: the client asks at every key that is pressed.</summary>
    private SearchInvokeResponse Suggest(SearchInvokeValue search, CultureInfo culture) => SearchInvokeResponse.Results(
        (suggestions.FirstOrDefault(source => source.Dataset == search.Dataset)?.Find(
            search.QueryText ?? string.Empty,
            culture,
            Math.Max(0, search.QueryOptions?.Skip ?? 0),
            Math.Clamp(search.QueryOptions?.Top ?? SearchInvokeResponse.MaximumResults, 1, SearchInvokeResponse.MaximumResults)) ?? [])
        .Select(suggestion => new SearchResult(suggestion.Title, suggestion.Value)));

    /// <summary>A card that answers a button takes the place of the button's card; everything else is sent as new messages.</summary>
    private async Task<(TurnAnswer Answer, Func<Task>? Afterwards)> DeliverAsync(
        Activity activity, ConversationReference reference, Reply reply, CancellationToken cancellationToken)
    {
        var card = reply.Messages is [Message.Card first, ..] && activity.ReplyToId is { Length: > 0 } ? first : null;
        if (activity is { Type: ActivityTypes.Invoke, Name: InvokeNames.FileConsent })
        {
            await SendAsync(reference, reply.Messages, cancellationToken);
            return (new TurnAnswer.Accepted(), null);
        }

        if (activity.Type == ActivityTypes.Invoke)
        {
            await SendAsync(reference, reply.Messages.Skip(1), cancellationToken);
            return (
                new TurnAnswer.Invoke(Response(reply)),
                card is null || reply.FollowedByUpdate ? null : () => UpdateAsync(reference, activity.ReplyToId!, card, CancellationToken.None));
        }

        if (card is not null && activity.Value is not null)
        {
            var isGone = await UpdateAsync(reference, activity.ReplyToId!, card, cancellationToken) is SendOutcome.Rejected;
            await SendAsync(reference, isGone ? reply.Messages : reply.Messages.Skip(1), cancellationToken);
        }
        else
        {
            await SendAsync(reference, reply.Messages, cancellationToken);
        }

        return (new TurnAnswer.Accepted(), null);
    }

    private async Task SendAsync(ConversationReference reference, IEnumerable<Message> messages, CancellationToken cancellationToken)
    {
        foreach (var message in messages)
        {
            await TryAsync(() => sender.SendAsync(reference, message, alert: false, cancellationToken));
        }
    }

    private Task<SendOutcome?> UpdateAsync(ConversationReference reference, string activityId, Message message, CancellationToken cancellationToken) =>
        TryAsync(() => sender.UpdateAsync(reference, activityId, message, cancellationToken));

    /// <summary>The turn has been taken: a reply that cannot be delivered is noted, and no reason to deliver the activity again.</summary>
    private async Task<SendOutcome?> TryAsync(Func<Task<SendOutcome>> send)
    {
        try
        {
            var outcome = await send();
            if (Obstacle(outcome) is var (kind, reason))
            {
                Log.NotDelivered(logger, kind, reason);
            }

            return outcome;
        }
        catch (Exception exception)
        {
            Log.SendingFailed(logger, exception);
            return null;
        }
    }

    private static (string Kind, string Reason)? Obstacle(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Retry retry => (nameof(SendOutcome.Retry), retry.Reason),
        SendOutcome.Unreachable unreachable => (nameof(SendOutcome.Unreachable), unreachable.Reason),
        SendOutcome.Rejected rejected => (nameof(SendOutcome.Rejected), rejected.Reason),
        _ => null,
    };

    private static AdaptiveCardInvokeResponse Response(Reply reply) => reply.Messages switch
    {
        [Message.Card card, ..] => AdaptiveCardInvokeResponse.Card(card.Content),
        [Message.Text text, ..] => AdaptiveCardInvokeResponse.Message(text.Value),
        _ => AdaptiveCardInvokeResponse.Message(ConversationTexts.UnknownButton),
    };

    private CultureInfo? Chosen(string? language) => language is "de" or "en" ? languages.Of(language) : null;

    private CultureInfo CultureOf(Activity activity) => Chosen(options.Value.Culture)
        ?? languages.Of(activity.Locale?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "de");

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A turn failed.")]
        public static partial void TurnFailed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Error, "A reply could not be sent.")]
        public static partial void SendingFailed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Warning, "A reply was not delivered: {Outcome}, {Reason}.")]
        public static partial void NotDelivered(ILogger logger, string outcome, string reason);
    }
}
