using System.Net;
using System.Net.Http.Headers;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>One request to the connector: address check, token, timeout, and the one renewal of the token at 401.</summary>
internal sealed class ConnectorExchange(HttpClient http, TokenSource tokens, AllowedServiceUrls allowed, TimeProvider clock)
{
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(15);

    private const int MaximumResponseBytes = 256 * 1024;

    private static readonly ConnectorOutcome NoToken = new ConnectorOutcome.Failed(null, "TokenUnavailable");
    private static readonly ConnectorOutcome NotAllowed = new ConnectorOutcome.Unreachable(UnreachableReason.ServiceUrlNotAllowed, null);
    private static readonly ConnectorOutcome InvalidId = new ConnectorOutcome.Rejected(HttpStatusCode.BadRequest, "InvalidId");

    public async Task<ConnectorAnswer> CallAsync(
        HttpMethod method, string serviceUrl, string?[] path, byte[]? body, CancellationToken cancellationToken)
    {
        if (!allowed.Allows(serviceUrl))
        {
            return new ConnectorAnswer(NotAllowed);
        }

        if (ConnectorAddress.Create(serviceUrl, path) is not { } address)
        {
            return new ConnectorAnswer(InvalidId);
        }

        if (await tokens.GetAsync(cancellationToken) is not { } token)
        {
            return new ConnectorAnswer(NoToken);
        }

        var answer = await AttemptAsync(method, address, body, token, cancellationToken);
        if (answer.Outcome is not ConnectorOutcome.Failed { Status: HttpStatusCode.Unauthorized })
        {
            return answer;
        }

        tokens.Invalidate(token);
        return await tokens.GetAsync(cancellationToken) is { } renewed
            ? await AttemptAsync(method, address, body, renewed, cancellationToken)
            : new ConnectorAnswer(NoToken);
    }

    private async Task<ConnectorAnswer> AttemptAsync(HttpMethod method, Uri address, byte[]? body, string token, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(RequestTimeout, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") } };
        }

        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token);
            var content = await BoundedContent.ReadAsync(response.Content, MaximumResponseBytes, ending.Token);
            return new ConnectorAnswer(
                ConnectorResponse.Classify(response.StatusCode, response.Headers.RetryAfter, content, clock.GetUtcNow()), content);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ConnectorAnswer(new ConnectorOutcome.Failed(null, "Timeout"));
        }
        catch (HttpRequestException failure)
        {
            return new ConnectorAnswer(new ConnectorOutcome.Failed(null, failure.HttpRequestError.ToString()));
        }
        catch (IOException)
        {
            return new ConnectorAnswer(new ConnectorOutcome.Failed(null, nameof(HttpRequestError.ResponseEnded)));
        }
    }
}

/// <summary>How a call ended, and what came back; the body is empty unless an answer came.</summary>
internal readonly record struct ConnectorAnswer(ConnectorOutcome Outcome, ReadOnlyMemory<byte> Body = default);
