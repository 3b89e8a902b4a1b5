using System.Net;
using System.Text.Json;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>
/// The Bot Connector REST API, version 3. Calls end in a <see cref="ConnectorOutcome"/>; only the caller's own cancellation throws. Nothing is
/// repeated here, apart from one renewal of the token at 401: when to try again is decided in one place elsewhere. The token goes
/// only to allowed service URLs. Safe for concurrent use.
/// </summary>
/// <param name="http">Over a handler of <see cref="CreateHandler"/>, or another one that follows no redirects.</param>
/// <param name="tokens">The bot's token, for <see cref="TokenScope"/>.</param>
/// <param name="allowed">Where the token may go.</param>
/// <param name="clock">For timeouts and for <c>Retry-After</c> dates.</param>
public sealed class ConnectorClient(HttpClient http, TokenSource tokens, AllowedServiceUrls allowed, TimeProvider clock)
{
    /// <summary>Of the bot's token, for every kind of credential.</summary>
    public const string TokenScope = "https://api.botframework.com/.default";

    /// <summary>Each request is given up after this time; its outcome is then unknown.</summary>
    public static TimeSpan RequestTimeout => ConnectorExchange.RequestTimeout;

    private readonly ConnectorExchange _exchange = new(http, tokens, allowed, clock);

    /// <summary>A handler that follows no redirects, which could carry a message to a host that is not allowed.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Appends a message to the conversation. Succeeds with the activity's id.</summary>
    public Task<ConnectorOutcome> SendToConversationAsync(ConversationReference reference, Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, reference.ServiceUrl, ["conversations", reference.Conversation.Id, "activities"],
            Body(activity.AddressedTo(reference)), cancellationToken);

    /// <summary>Answers a message, in a channel in its thread. Succeeds with the activity's id.</summary>
    public Task<ConnectorOutcome> ReplyToActivityAsync(
        ConversationReference reference, string replyToId, Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Post, reference.ServiceUrl, ["conversations", reference.Conversation.Id, "activities", replyToId],
            Body(activity.AddressedTo(reference) with { ReplyToId = replyToId }), cancellationToken);

    /// <summary>Replaces a message of the bot for everybody.</summary>
    public Task<ConnectorOutcome> UpdateActivityAsync(
        ConversationReference reference, string activityId, Activity activity, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Put, reference.ServiceUrl, ["conversations", reference.Conversation.Id, "activities", activityId],
            Body(activity.AddressedTo(reference) with { Id = activityId }), cancellationToken);

    /// <summary>Deletes a message of the bot.</summary>
    public Task<ConnectorOutcome> DeleteActivityAsync(ConversationReference reference, string activityId, CancellationToken cancellationToken) =>
        CallAsync(HttpMethod.Delete, reference.ServiceUrl, ["conversations", reference.Conversation.Id, "activities", activityId],
            body: null, cancellationToken);

    /// <summary>
    /// Finds or creates a conversation, for a person who has the app installed. Succeeds with the conversation's id, which is never null;
    /// the same person always gets the same one.
    /// </summary>
    public async Task<ConnectorOutcome> CreateConversationAsync(string serviceUrl, ConversationParameters parameters, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(parameters, BotFrameworkJson.Compact.ConversationParameters);
        var outcome = await CallAsync(HttpMethod.Post, serviceUrl, ["conversations"], body, cancellationToken);
        return outcome is ConnectorOutcome.Succeeded { Id: null or "" }
            ? new ConnectorOutcome.Failed(HttpStatusCode.OK, ConnectorResponse.MalformedResponse)
            : outcome;
    }

    /// <summary>Looks up a member of the conversation by <c>29:…</c> id or Entra object id.</summary>
    public async Task<MemberOutcome> GetMemberAsync(ConversationReference reference, string memberId, CancellationToken cancellationToken)
    {
        var answer = await _exchange.CallAsync(
            HttpMethod.Get, reference.ServiceUrl, ["conversations", reference.Conversation.Id, "members", memberId], body: null, cancellationToken);
        return answer.Outcome is ConnectorOutcome.Succeeded ? ReadMember(answer) : new MemberOutcome(answer.Outcome, null);
    }

    private static MemberOutcome ReadMember(ConnectorAnswer answer)
    {
        try
        {
            if (JsonSerializer.Deserialize(answer.Body.Span, BotFrameworkJson.Default.TeamsChannelAccount) is { Id.Length: > 0 } member)
            {
                return new MemberOutcome(answer.Outcome, member);
            }
        }
        catch (JsonException)
        {
        }

        return new MemberOutcome(new ConnectorOutcome.Failed(HttpStatusCode.OK, ConnectorResponse.MalformedResponse), null);
    }

    private static byte[] Body(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, BotFrameworkJson.Compact.Activity);

    private async Task<ConnectorOutcome> CallAsync(
        HttpMethod method, string serviceUrl, string?[] path, byte[]? body, CancellationToken cancellationToken) =>
        (await _exchange.CallAsync(method, serviceUrl, path, body, cancellationToken)).Outcome;
}
