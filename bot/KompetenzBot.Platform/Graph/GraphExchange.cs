using System.Net;
using System.Net.Http.Headers;

namespace KompetenzBot.Platform.Graph;

/// <summary>One request to the directory: address check, token, timeout, and the one renewal of the token at 401.</summary>
internal sealed class GraphExchange(HttpClient http, Uri baseUrl, TokenSource tokens, TimeProvider clock)
{
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(15);

    private const int MaximumResponseBytes = 4 * 1024 * 1024;

    private static readonly GraphAnswer NoToken = new(new GraphFailure(GraphFailureKind.Unavailable, null, "TokenUnavailable"));
    private static readonly GraphAnswer OtherHost = new(new GraphFailure(GraphFailureKind.Refused, null, "LinkToAnotherHost"));

    private readonly string _base = baseUrl.AbsoluteUri.TrimEnd('/') + "/";

    public Task<GraphAnswer> GetAsync(string path, CancellationToken cancellationToken) => CallAsync(HttpMethod.Get, new Uri(_base + path), body: null, cancellationToken);

    public Task<GraphAnswer> PostAsync(string path, byte[] body, CancellationToken cancellationToken) => CallAsync(HttpMethod.Post, new Uri(_base + path), body, cancellationToken);

    /// <summary>Follows a link that the directory gave; the token goes nowhere else.</summary>
    public Task<GraphAnswer> FollowAsync(string link, CancellationToken cancellationToken) =>
        Uri.TryCreate(link, UriKind.Absolute, out var url) && url.UserInfo.Length == 0
        && Uri.Compare(url, baseUrl, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
            ? CallAsync(HttpMethod.Get, url, body: null, cancellationToken)
            : Task.FromResult(OtherHost);

    private async Task<GraphAnswer> CallAsync(HttpMethod method, Uri address, byte[]? body, CancellationToken cancellationToken)
    {
        if (await tokens.GetAsync(cancellationToken) is not { } token)
        {
            return NoToken;
        }

        var answer = await AttemptAsync(method, address, body, token, cancellationToken);
        if (answer.Failure?.Status != HttpStatusCode.Unauthorized)
        {
            return answer;
        }

        tokens.Invalidate(token);
        return await tokens.GetAsync(cancellationToken) is { } renewed ? await AttemptAsync(method, address, body, renewed, cancellationToken) : NoToken;
    }

    private async Task<GraphAnswer> AttemptAsync(HttpMethod method, Uri address, byte[]? body, string token, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(RequestTimeout, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token);
            var content = await BoundedContent.ReadAsync(response.Content, MaximumResponseBytes, ending.Token);
            return response.IsSuccessStatusCode
                ? new GraphAnswer(Failure: null, content)
                : new GraphAnswer(GraphResponse.Classify(response.StatusCode, response.Headers.RetryAfter, content.Span, clock.GetUtcNow()));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return NoAnswer("Timeout");
        }
        catch (HttpRequestException failure)
        {
            return NoAnswer(failure.HttpRequestError.ToString());
        }
        catch (IOException)
        {
            return NoAnswer(nameof(HttpRequestError.ResponseEnded));
        }
    }

    private static GraphAnswer NoAnswer(string code) => new(new GraphFailure(GraphFailureKind.Unavailable, null, code));
}

/// <summary>How a request ended: a failure, or the body of a success.</summary>
internal readonly record struct GraphAnswer(GraphFailure? Failure, ReadOnlyMemory<byte> Body = default);
