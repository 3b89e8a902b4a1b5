using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KompetenzBot.Platform.Graph;

/// <summary>
/// The part of Microsoft Graph v1.0 that asks the directory about people. Calls end in a <see cref="GraphResult{T}"/>; only the caller's own
/// cancellation throws. Nothing is repeated here, apart from one renewal of the token at 401. The token goes only to the scheme, host and
/// port of the base URL. Safe for concurrent use.
/// </summary>
/// <param name="http">Over a handler of <see cref="CreateHandler"/>, or another one that follows no redirects.</param>
/// <param name="baseUrl">With the version, e.g. <see cref="DefaultBaseUrl"/>; <see cref="IsBaseUrl"/> says which ones are good.</param>
/// <param name="tokens">The bot's token, for <see cref="TokenScope"/>.</param>
/// <param name="clock">For timeouts and for <c>Retry-After</c> dates.</param>
public sealed class GraphServiceClient(HttpClient http, Uri baseUrl, TokenSource tokens, TimeProvider clock)
{
    /// <summary>Of the bot's token: the permissions that an administrator has granted to the application.</summary>
    public const string TokenScope = "https://graph.microsoft.com/.default";

    /// <summary>The global service.</summary>
    public const string DefaultBaseUrl = "https://graph.microsoft.com/v1.0";

    /// <summary>The most ids of one <c>checkMemberObjects</c>, by its reference.</summary>
    public const int MaximumGroups = 20;

    /// <summary>The most requests of one <c>$batch</c>, by its reference.</summary>
    public const int MaximumBatch = 20;

    /// <summary>Each request is given up after this time.</summary>
    public static TimeSpan RequestTimeout => GraphExchange.RequestTimeout;

    private readonly GraphExchange _exchange = new(http, baseUrl, tokens, clock);

    /// <summary>A handler that follows no redirects, which could carry a request to another host.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Whether a base URL is https, or http on this machine where that is allowed, without user info, query and fragment.</summary>
    public static bool IsBaseUrl(string? text, bool allowLoopbackHttp) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url is { UserInfo: "", Query: "", Fragment: "" }
        && (url.Scheme == Uri.UriSchemeHttps || (allowLoopbackHttp && Loopback.IsHttpsOrLoopback(url)));

    /// <summary>Which of these groups a person is a member of, also through other groups. <c>POST /users/{id}/checkMemberObjects</c>.</summary>
    /// <param name="user">Object id.</param>
    /// <param name="ids">Object ids of at most <see cref="MaximumGroups"/> groups; for none the directory is not asked.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="ArgumentException">There are too many ids.</exception>
    public async Task<GraphResult<IReadOnlyList<Guid>>> CheckMemberObjectsAsync(Guid user, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count > MaximumGroups)
        {
            throw new ArgumentException($"At most {MaximumGroups} groups can be asked for at once.", nameof(ids));
        }

        if (ids.Count == 0)
        {
            return GraphResult.Of<IReadOnlyList<Guid>>([]);
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new MemberObjectsRequest(ids), GraphJson.Default.MemberObjectsRequest);
        return Read(await _exchange.PostAsync($"users/{user:D}/checkMemberObjects", body, cancellationToken), GraphJson.Default.MemberObjects).Select(found => found.Value);
    }

    /// <summary>One page of who is in a group, also through other groups. <c>GET /groups/{id}/transitiveMembers</c>.</summary>
    /// <param name="group">Object id.</param>
    /// <param name="link">The last page's <see cref="GroupMembers.NextLink"/>, or null for the first page. A link to another host is refused without being asked.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<GraphResult<GroupMembers>> GetTransitiveMembersAsync(Guid group, string? link, CancellationToken cancellationToken) => Read(
        link is null ? await _exchange.GetAsync($"groups/{group:D}/transitiveMembers?$select=id&$top={GroupMembers.MaximumPage}", cancellationToken) : await _exchange.FollowAsync(link, cancellationToken),
        GraphJson.Default.GroupMembers);

    /// <summary>A person. <c>GET /users/{id}</c>.</summary>
    public async Task<GraphResult<User>> GetUserAsync(Guid user, CancellationToken cancellationToken) =>
        Read(await _exchange.GetAsync($"users/{user:D}?$select={User.Fields}", cancellationToken), GraphJson.Default.User);

    /// <summary>The line manager of a person; not found where there is none. <c>GET /users/{id}/manager</c>.</summary>
    public async Task<GraphResult<User>> GetManagerAsync(Guid user, CancellationToken cancellationToken) =>
        Read(await _exchange.GetAsync($"users/{user:D}/manager?$select={User.Fields}", cancellationToken), GraphJson.Default.User);

    /// <summary>
    /// The working hours in the person's mailbox, and nothing else of its settings. <c>GET /users/{id}/mailboxSettings/workingHours</c>.
    /// </summary>
    public async Task<GraphResult<WorkingHours>> GetWorkingHoursAsync(Guid user, CancellationToken cancellationToken) =>
        Read(await _exchange.GetAsync($"users/{user:D}/mailboxSettings/workingHours", cancellationToken), GraphJson.Default.WorkingHours);

    /// <summary>
    /// Installs an app of the tenant's catalogue for a person. <c>POST /users/{id}/teamwork/installedApps</c>. Null: it is there now, whether it was before or not.
    /// </summary>
    /// <param name="user">Object id.</param>
    /// <param name="app">Id of the app in the catalogue, not in its manifest.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<GraphFailure?> InstallAppAsync(Guid user, Guid app, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new InstallationRequest($"{baseUrl.AbsoluteUri.TrimEnd('/')}/appCatalogs/teamsApps/{app:D}"), GraphJson.Default.InstallationRequest);
        return (await _exchange.PostAsync($"users/{user:D}/teamwork/installedApps", body, cancellationToken)).Failure is { Status: not HttpStatusCode.Conflict } failure ? failure : null;
    }

    /// <summary>Several people in one request, each with a result of their own, in the order of the ids. <c>POST /$batch</c>.</summary>
    /// <param name="users">At most <see cref="MaximumBatch"/> object ids, each once; for none the directory is not asked.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>Fails as a whole where the batch was not answered; throttling of a part is that part's result.</returns>
    /// <exception cref="ArgumentException">There are too many ids.</exception>
    public async Task<GraphResult<IReadOnlyList<GraphResult<User>>>> GetUsersAsync(IReadOnlyList<Guid> users, CancellationToken cancellationToken)
    {
        if (users.Count > MaximumBatch)
        {
            throw new ArgumentException($"At most {MaximumBatch} requests fit into a batch.", nameof(users));
        }

        if (users.Count == 0)
        {
            return GraphResult.Of<IReadOnlyList<GraphResult<User>>>([]);
        }

        var body = GraphBatch.Write([.. users.Select(user => $"/users/{user:D}?$select={User.Fields}")]);
        return Read(await _exchange.PostAsync("$batch", body, cancellationToken), GraphJson.Default.BatchAnswer)
            .Select(answer => GraphBatch.Read(answer, users.Count, GraphJson.Default.User, clock.GetUtcNow()));
    }

    /// <summary>
    /// One page of what changed among the people of the tenant: who is there, who was removed, and whether accounts are enabled. <c>GET /users/delta</c>.
    /// </summary>
    /// <param name="link">The last page's <see cref="UserDelta.NextLink"/>, an earlier round's <see cref="UserDelta.DeltaLink"/>, or null to begin with everybody.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>
    /// Fails with <see cref="GraphFailureKind.Gone"/> where the directory no longer knows what the link stands for: begin with everybody.
    /// A link to another host is refused without being asked.
    /// </returns>
    public async Task<GraphResult<UserDelta>> GetUsersDeltaAsync(string? link, CancellationToken cancellationToken)
    {
        var answer = link is null
            ? await _exchange.GetAsync("users/delta?$select=id,accountEnabled", cancellationToken)
            : await _exchange.FollowAsync(link, cancellationToken);
        var page = Read(answer, GraphJson.Default.UserDelta);
        return page.Value is { NextLink: null, DeltaLink: null } ? GraphResult.Malformed<UserDelta>() : page;
    }

    private static GraphResult<T> Read<T>(GraphAnswer answer, JsonTypeInfo<T> type)
        where T : class => answer.Failure is { } failure ? new GraphResult<T>(failure) : GraphResponse.Read(answer.Body.Span, type);
}
