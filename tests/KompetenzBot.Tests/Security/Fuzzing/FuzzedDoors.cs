using System.Net.Http.Headers;
using System.Text;

namespace KompetenzBot.Tests.Security.Fuzzing;

/// <summary>Requests to the doors that are no chat: the answer page and the delivery reports. Some have a genuine link or token, so that more than the lock is tried.</summary>
/// <param name="seed">Makes the same requests again.</param>
/// <param name="links">The tokens of genuine links.</param>
/// <param name="bearer">A genuine <c>Authorization</c> header of Event Grid.</param>
internal sealed class FuzzedDoors(int seed, IReadOnlyList<string> links, string bearer)
{
    private static readonly string[] Names = ["answer", "need", "in", "remark", "arrival", "keep", "sms", "", "__proto__", "answer[]"];
    private static readonly string[] Values = ["yes", "no", "later", "wait", "off", "true", "1", "-1", "30", "99999999999", "18:30", "bringe einen Anhänger mit", "Ich bin krank", ""];
    private static readonly string[] Types = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "application/json", "text/plain", "x"];

    /// <summary>Old ones: a fresh report about a message that nobody knows yet is rightly asked to come again.</summary>
    private static readonly string[] Events =
    [
        """[{"id":"1","eventType":"Microsoft.Communication.SMSDeliveryReportReceived","eventTime":"2020-01-05T08:00:03Z","data":{"messageId":"m-1","deliveryStatus":"Delivered","receivedTimestamp":"2020-01-05T08:00:03Z","tag":"a|b|c"}}]""",
        """[{"eventType":"Microsoft.Communication.SMSDeliveryReportReceived","eventTime":"2020-01-05T08:00:03Z","data":{"messageId":"m-2","deliveryStatus":"Failed","tag":""}}]""",
        """[{"eventType":"Microsoft.EventGrid.SubscriptionValidationEvent","eventTime":"2020-01-05T08:00:03Z","data":{"validationCode":"code"}}]""",
        "[null]", "[]", "{}", "",
    ];

    /// <summary>The request of this number.</summary>
    public HttpRequestMessage Create(int number)
    {
        var random = new Random(unchecked((seed * 397) ^ (number * 6271)));
        return random.OneIn(3) ? Report(random) : Page(random);
    }

    private HttpRequestMessage Page(Random random)
    {
        var link = random.OneIn(3) ? Uri.EscapeDataString(Sendable(Noise.Text(random, random.Of(links)))) : random.Of(links);
        var request = new HttpRequestMessage(random.Of([HttpMethod.Get, HttpMethod.Get, HttpMethod.Post, HttpMethod.Post, HttpMethod.Post, HttpMethod.Head, HttpMethod.Put, HttpMethod.Delete]), new Uri($"a/{link}{(random.OneIn(4) ? "?sms=off" : string.Empty)}", UriKind.Relative));
        if (request.Method == HttpMethod.Post || request.Method == HttpMethod.Put)
        {
            var fields = Enumerable.Range(0, random.Next(6)).Select(_ => $"{random.Of(Names)}={(random.OneIn(2) ? random.Of(Values) : Uri.EscapeDataString(Sendable(Noise.Text(random, random.Of(Values)))))}");
            Fill(request, random, random.OneIn(10) ? Sendable(Noise.Value(random)) : string.Join('&', fields), random.OneIn(4) ? random.Of(Types) : Types[0]);
        }

        if (random.OneIn(6))
        {
            request.Headers.TryAddWithoutValidation("Origin", random.Of(["https://evil.example", "null", "https://alarm.stadt.example", "x"]));
        }

        return request;
    }

    private HttpRequestMessage Report(Random random)
    {
        var request = new HttpRequestMessage(random.OneIn(20) ? HttpMethod.Get : HttpMethod.Post, new Uri("api/sms-events", UriKind.Relative));
        if (request.Method == HttpMethod.Post)
        {
            var body = random.Of(Events);
            Fill(request, random, Sendable(random.OneIn(2) ? body : random.OneIn(2) ? Noise.Text(random, body) : body.Replace("\"m-1\"", Noise.Value(random), StringComparison.Ordinal)), "application/json");
        }

        request.Headers.TryAddWithoutValidation("Authorization", random.Next(4) switch
        {
            0 => $"Bearer {string.Concat(Sendable(Noise.Text(random, bearer)).Where(one => !char.IsControl(one) && one is not ('\u2028' or '\u2029')))}",
            _ => bearer,
        });
        return request;
    }

    private static void Fill(HttpRequestMessage request, Random random, string body, string type)
    {
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.Length > 30_000 && random.OneIn(2) ? body[..30_000] : body));
        request.Content.Headers.ContentType = MediaTypeHeaderValue.TryParse(type, out var parsed) ? parsed : null;
    }

    /// <summary>Without the halves of characters that no address and no header can hold.</summary>
    private static string Sendable(string text) => new([.. text.Where(one => !char.IsSurrogate(one) && one != '\uE000')]);
}
