using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace KompetenzBot.Platform.Sms;

/// <summary>
/// Sends text messages through Azure Communication Services (<c>POST /sms</c>, version <see cref="ApiVersion"/>). Nothing is repeated here, apart from
/// one renewal of a refused token; only the caller's own cancellation throws. Safe for concurrent use.
/// </summary>
/// <param name="http">Over a handler of <see cref="CreateHandler"/>, or another one that follows no redirects.</param>
/// <param name="account">The resource.</param>
/// <param name="clock">For signatures, timeouts and <c>Retry-After</c> dates.</param>
public sealed class SmsClient(HttpClient http, SmsAccount account, TimeProvider clock)
{
    /// <summary>Of the protocol.</summary>
    public const string ApiVersion = "2026-01-23";

    /// <summary>The most recipients of one request.</summary>
    public const int MaximumRecipients = 100;

    /// <summary>The most characters of one message.</summary>
    public const int MaximumLength = 2048;

    /// <summary>A request is given up after this time.</summary>
    public static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(15);

    private const int MaximumResponseBytes = 512 * 1024;

    private readonly Uri _address = new(account.Endpoint, $"sms?api-version={ApiVersion}");

    /// <summary>A handler that follows no redirects and whose requests leave no trace of their content.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>Sends one text to several people.</summary>
    /// <param name="from">A sender that <see cref="SmsSender.IsValid"/> accepts.</param>
    /// <param name="recipients">One to <see cref="MaximumRecipients"/>, each number once.</param>
    /// <param name="message">At most <see cref="MaximumLength"/> characters; <see cref="SmsSegments"/> says what it costs.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">The caller's; when it is used, the outcome is not known.</param>
    /// <exception cref="ArgumentException">There are too many recipients, or the text is too long.</exception>
    public async Task<SmsResponse> SendAsync(
        string from, IReadOnlyList<SmsRecipient> recipients, string message, SmsSendOptions options, CancellationToken cancellationToken)
    {
        if (recipients.Count is 0 or > MaximumRecipients || message.Length > MaximumLength)
        {
            throw new ArgumentException($"A request has 1 to {MaximumRecipients} recipients and at most {MaximumLength} characters.", nameof(recipients));
        }

        var request = new SendMessageRequest(
            from,
            [.. recipients.Select(one => new RecipientPart(one.To, one.RepeatabilityRequestId.ToString("D"), one.RepeatabilityFirstSent.ToString("R", CultureInfo.InvariantCulture)))],
            message,
            options);
        var body = JsonSerializer.SerializeToUtf8Bytes(request, SmsJson.Default.SendMessageRequest);
        var (response, token) = await AttemptAsync(body, recipients, cancellationToken);
        if (token is null || response is not SmsResponse.Failed { Code: nameof(HttpStatusCode.Unauthorized) })
        {
            return response;
        }

        account.Tokens!.Invalidate(token);
        return (await AttemptAsync(body, recipients, cancellationToken)).Response;
    }

    private async Task<(SmsResponse Response, string? Token)> AttemptAsync(byte[] body, IReadOnlyList<SmsRecipient> recipients, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address);
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        string? token = null;
        if (account.Tokens is not { } tokens)
        {
            SmsSignature.Apply(request, account, body, clock.GetUtcNow());
        }
        else if ((token = await tokens.GetAsync(cancellationToken)) is null)
        {
            return (Unavailable("TokenUnavailable"), null);
        }
        else
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return (await ExchangeAsync(request, recipients, cancellationToken), token);
    }

    private async Task<SmsResponse> ExchangeAsync(HttpRequestMessage request, IReadOnlyList<SmsRecipient> recipients, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(RequestTimeout, clock);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token);
            var content = await BoundedContent.ReadAsync(response.Content, MaximumResponseBytes, ending.Token);
            return SmsAnswer.Read(response.StatusCode, response.Headers.RetryAfter, content.Span, recipients, clock.GetUtcNow());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unavailable("Timeout");
        }
        catch (HttpRequestException failure)
        {
            return Unavailable(failure.HttpRequestError.ToString());
        }
        catch (IOException)
        {
            return Unavailable(nameof(HttpRequestError.ResponseEnded));
        }
    }

    private static SmsResponse.Failed Unavailable(string code) => new(SmsFailureKind.Unavailable, code);
}
