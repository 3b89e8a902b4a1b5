using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KompetenzBot.Sandbox;

/// <summary>
/// A person at one Teams client: reads the bot's messages, writes, and clicks on the cards that the client really shows.
/// What a click answers is shown by this client only, until the bot updates the message. Safe for concurrent use.
/// </summary>
public sealed class SimulatedUser
{
    private static readonly Dictionary<string, string> Nothing = [];

    private readonly SimulatedTeams _teams;
    private readonly ConcurrentDictionary<string, (JsonElement Card, int Version)> _replaced = new(StringComparer.Ordinal);

    internal SimulatedUser(SimulatedTeams teams, TeamsAccount account)
    {
        _teams = teams;
        Account = account;
    }

    public TeamsAccount Account { get; }

    public string AadObjectId => Account.AadObjectId;

    public string TeamsId => Account.TeamsId;

    public string Name => Account.Name;

    public string ConversationId => Account.ConversationId;

    public string Locale => Account.Locale;

    /// <summary>The bot's messages in this person's chat, oldest first, deleted ones left out.</summary>
    public IReadOnlyList<TeamsMessage> Messages => [.. _teams.State.MessagesIn(ConversationId).Where(message => !message.Deleted)];

    /// <summary>The newest message that has a card.</summary>
    public TeamsMessage? LatestCard => Messages.LastOrDefault(message => message.Card is not null);

    /// <summary>The same person at a second client, which still shows the cards as the bot sent them.</summary>
    public SimulatedUser AtAnotherClient() => new(_teams, Account);

    /// <summary>The card of a message as this client shows it.</summary>
    public JsonElement? CardOf(TeamsMessage message) =>
        _replaced.TryGetValue(message.Id, out var own) && own.Version == message.Versions.Count ? own.Card : message.Card;

    public Task<BotAnswer> SayAsync(string text, CancellationToken cancellationToken = default) =>
        DeliverAsync(Activity("message").With("text", text).With("textFormat", "plain"), cancellationToken);

    /// <summary>Clicks a button: an <c>Action.Execute</c> becomes an invoke, an <c>Action.Submit</c> a message with a value.</summary>
    /// <param name="verbOrTitle">Verb, id or title of the button.</param>
    /// <param name="inputs">What the person enters, by input id, in the form that clients send; other inputs keep what they show.</param>
    /// <param name="message">The message with the card; the newest one that has such a button when left out.</param>
    /// <returns>The bot's answer, or the input errors that kept the client from sending.</returns>
    /// <exception cref="InvalidOperationException">The client shows no such button.</exception>
    public Task<BotAnswer> ClickAsync(
        string verbOrTitle, IReadOnlyDictionary<string, string>? inputs = null, TeamsMessage? message = null, CancellationToken cancellationToken = default)
    {
        var (on, action) = Find(verbOrTitle, inputs ?? Nothing, message);
        return ClickAsync(on, action, inputs ?? Nothing, cancellationToken);
    }

    /// <summary>Clicks on a version of a card that was updated since: the client has not caught up yet.</summary>
    /// <param name="version">Index into <see cref="TeamsMessage.Versions"/>.</param>
    /// <inheritdoc cref="ClickAsync(string, IReadOnlyDictionary{string, string}?, TeamsMessage?, CancellationToken)"/>
    public Task<BotAnswer> ClickOnOldAsync(
        TeamsMessage message, int version, string verbOrTitle, IReadOnlyDictionary<string, string>? inputs = null, CancellationToken cancellationToken = default)
    {
        var action = Choose(CardReader.CardIn(message.Versions[version]), verbOrTitle, inputs ?? Nothing) ?? throw NoSuchButton(verbOrTitle, [message]);
        return ClickAsync(message, action, inputs ?? Nothing, cancellationToken);
    }

    /// <summary>Clicks at a client that knows no Universal Actions and shows their <c>Action.Submit</c> fallback.</summary>
    /// <inheritdoc cref="ClickAsync(string, IReadOnlyDictionary{string, string}?, TeamsMessage?, CancellationToken)"/>
    public Task<BotAnswer> SubmitAsync(
        string verbOrTitle, IReadOnlyDictionary<string, string>? inputs = null, TeamsMessage? message = null, CancellationToken cancellationToken = default)
    {
        var (on, action) = Find(verbOrTitle, inputs ?? Nothing, message);
        var old = action.ForOldClient ?? throw new InvalidOperationException($"The button '{verbOrTitle}' has no fallback for old clients.");
        return ClickAsync(on, old, inputs ?? Nothing, cancellationToken);
    }

    /// <summary>The client displays the card again and asks for its fresh state (<c>refresh</c>, trigger automatic).</summary>
    public Task<BotAnswer> RefreshAsync(TeamsMessage message, CancellationToken cancellationToken = default)
    {
        var action = CardOf(message)?.Property("refresh")?.Property("action") ?? throw new InvalidOperationException("The card has no refresh.");
        return ExecuteAsync(message, new CardAction(action, []), Nothing, "automatic", cancellationToken);
    }

    /// <summary>Any other invoke, such as <c>application/search</c> or <c>fileConsent/invoke</c>.</summary>
    public Task<BotAnswer> InvokeAsync(string name, JsonNode value, TeamsMessage? message = null, CancellationToken cancellationToken = default)
    {
        var activity = Activity("invoke").With("name", name).With("value", value);
        if (message is not null)
            activity["replyToId"] = message.Id;
        return DeliverAsync(activity, cancellationToken);
    }

    /// <summary>Installs the app and tells the bot as Teams does.</summary>
    /// <returns>The bot's answers to <c>installationUpdate</c> and <c>conversationUpdate</c>.</returns>
    public async Task<IReadOnlyList<BotAnswer>> InstallAsync(CancellationToken cancellationToken = default)
    {
        Account.App = AppState.Installed;
        var added = new JsonArray(
            new JsonObject { ["id"] = TeamsId, ["aadObjectId"] = AadObjectId },
            InboundActivity.Bot(_teams));
        return
        [
            await DeliverAsync(Activity("installationUpdate").With("action", "add"), cancellationToken),
            await DeliverAsync(Activity("conversationUpdate").With("membersAdded", added), cancellationToken),
        ];
    }

    /// <summary>Removes the app and tells the bot.</summary>
    public Task<BotAnswer> UninstallAsync(CancellationToken cancellationToken = default)
    {
        Account.App = AppState.NotInstalled;
        return DeliverAsync(Activity("installationUpdate").With("action", "remove"), cancellationToken);
    }

    /// <summary>An activity from this person with everything that Teams adds, to be changed and sent by <see cref="DeliverAsync"/>.</summary>
    public JsonObject Activity(string type) => InboundActivity.From(_teams, Account, type);

    /// <summary>Posts an activity to the bot.</summary>
    /// <exception cref="TimeoutException">The bot did not answer in time.</exception>
    public async Task<BotAnswer> DeliverAsync(JsonObject activity, CancellationToken cancellationToken = default)
    {
        var bot = _teams.Bot ?? throw new InvalidOperationException($"{nameof(SimulatedTeams)}.{nameof(SimulatedTeams.Bot)} is not set.");
        using var giveUp = new CancellationTokenSource(_teams.Options.BotTimeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(giveUp.Token, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/messages", UriKind.Relative))
        {
            Content = new StringContent(activity.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        if (_teams.Options.AuthorizeInbound?.Invoke(activity) is { } authorization)
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);
        try
        {
            using var response = await bot.SendAsync(request, either.Token);
            return new BotAnswer(response.StatusCode, JsonReading.TryParse(await response.Content.ReadAsStringAsync(either.Token)));
        }
        catch (OperationCanceledException exception) when (giveUp.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException("The bot did not answer in time.", exception);
        }
    }

    /// <summary>Clicks a button that was found on the card before.</summary>
    internal async Task<BotAnswer> ClickAsync(TeamsMessage message, CardAction action, IReadOnlyDictionary<string, string> inputs, CancellationToken cancellationToken = default)
    {
        var values = action.ValuesWith(inputs);
        if (action.ErrorsIn(values) is { Count: > 0 } errors)
            return new BotAnswer(Status: null) { InputErrors = errors };
        return action.Type switch
        {
            "Action.Execute" => await ExecuteAsync(message, action, values, "manual", cancellationToken),
            "Action.Submit" => await DeliverAsync(
                Activity("message").With("value", action.DataWith(values)).With("replyToId", message.Id), cancellationToken),
            var other => throw new InvalidOperationException($"A click on {other} sends nothing to the bot."),
        };
    }

    private async Task<BotAnswer> ExecuteAsync(
        TeamsMessage message, CardAction action, IReadOnlyDictionary<string, string> values, string trigger, CancellationToken cancellationToken)
    {
        var shown = message.Versions.Count;
        var sent = new JsonObject { ["type"] = "Action.Execute", ["id"] = action.Id, ["verb"] = action.Verb, ["data"] = action.DataWith(values) };
        var answer = await InvokeAsync("adaptiveCard/action", new JsonObject { ["action"] = sent, ["trigger"] = trigger }, message, cancellationToken);
        if (answer.Card is { } card)
        {
            _replaced[message.Id] = (card, shown);
            _teams.State.Changes.Announce();
        }

        return answer;
    }

    private (TeamsMessage Message, CardAction Action) Find(string verbOrTitle, IReadOnlyDictionary<string, string> inputs, TeamsMessage? message)
    {
        IReadOnlyList<TeamsMessage> candidates = message is null ? Messages : [message];
        foreach (var candidate in candidates.Reverse())
        {
            if (Choose(CardOf(candidate), verbOrTitle, inputs) is { } action)
                return (candidate, action);
        }

        throw NoSuchButton(verbOrTitle, candidates);
    }

    /// <summary>Of several buttons with the same verb the one that collects the inputs which the person fills in.</summary>
    private static CardAction? Choose(JsonElement? card, string verbOrTitle, IReadOnlyDictionary<string, string> inputs) => card is null
        ? null
        : CardReader.ActionsIn(card.Value).FirstOrDefault(action => action.IsEnabled && action.IsCalled(verbOrTitle) && action.Collects(inputs.Keys));

    private InvalidOperationException NoSuchButton(string verbOrTitle, IEnumerable<TeamsMessage> messages)
    {
        var buttons = messages.TakeLast(3).Select(CardOf).Where(card => card is not null).SelectMany(card => CardReader.ActionsIn(card!.Value));
        return new InvalidOperationException(
            $"{Name} sees no button '{verbOrTitle}' with these inputs; there are: {string.Join(", ", buttons.Select(action => action.Verb ?? action.Title))}.");
    }
}
