using System.Net;
using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;
using KompetenzBot.Sms.Events;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Sms.Events;

/// <summary>Event Grid, and nobody else, tells what became of text messages.</summary>
public sealed class SmsEventsTests(TestStorage storage, TokenIssuer issuer) : IAsyncLifetime
{
    private const string Tenant = "5b1e0000-0000-4000-8000-000000000001";
    private const string Audience = "api://kompetenzbot-sms-events";
    private const string First = $"https://sts.windows.net/{Tenant}/";
    private const string Second = $"https://login.microsoftonline.com/{Tenant}/v2.0";
    private PublishedKeys _keys = null!;
    private EventsBot _bot = null!;

    public async ValueTask InitializeAsync()
    {
        _keys = await PublishedKeys.StartAsync(issuer);
        _bot = await EventsBot.StartAsync(storage, ("Sms:EventsTenantId", Tenant), ("Sms:EventsAudience", Audience), ("Sms:EventsOpenIdMetadataUrl", _keys.MetadataUrl));
    }

    public async ValueTask DisposeAsync()
    {
        Assert.DoesNotContain(_bot.Logs.All, line => line.Contains("49151", StringComparison.Ordinal));
        await _bot.DisposeAsync();
        await _keys.DisposeAsync();
    }

    [Theory]
    [InlineData(First)]
    [InlineData(Second)]
    public async Task A_report_with_a_token_of_either_format_is_taken(string name)
    {
        using var response = await _bot.SendAsync(Events(Report("m-1", "Delivered")), await _keys.BearerAsync(Publisher(name, Audience)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal([new SmsReport("m-1", SmsReportStatus.Delivered, new DateTimeOffset(2026, 9, 15, 10, 0, 3, TimeSpan.Zero))], _bot.Reports.Taken);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("Basic dTpw")]
    [InlineData("Bearer garbage")]
    [InlineData("Bearer a.b.c")]
    [InlineData("wrong audience")]
    [InlineData("foreign tenant")]
    [InlineData("token of the Bot Framework")]
    [InlineData("without a role")]
    [InlineData("with another role")]
    [InlineData("with the role as a text")]
    [InlineData("expired")]
    [InlineData("not yet valid")]
    [InlineData("signed by somebody else")]
    [InlineData("signed by somebody else in the name of our key")]
    [InlineData("unsigned")]
    [InlineData("signed with the public key as secret")]
    [InlineData("tampered")]
    [InlineData("endless")]
    public async Task Any_other_token_is_unauthorized_and_nothing_is_taken_not_even_the_handshake(string kind)
    {
        var token = kind switch
        {
            "none" => null,
            "wrong audience" => await _keys.BearerAsync(Publisher(First, "api://something-else")),
            "foreign tenant" => await _keys.BearerAsync(Publisher(First.Replace('5', '6'), Audience)),
            "token of the Bot Framework" => await _keys.BearerAsync(Publisher("https://api.botframework.com", Audience)),
            "without a role" => await _keys.BearerAsync(PublishedKeys.Claims(First, Audience)),
            "with another role" => await _keys.BearerAsync(Publisher(First, Audience, "Reader", "AzureEventGridSecureWebhookSubscribers")),
            "with the role as a text" => await _keys.BearerAsync(RoleAsText()),
            "expired" => await _keys.BearerAsync(With("exp", TimeSpan.FromMinutes(-6))),
            "not yet valid" => await _keys.BearerAsync(With("nbf", TimeSpan.FromMinutes(6))),
            "signed by somebody else" => await _keys.BearerAsync(Genuine, PublishedKeys.Foreign),
            "signed by somebody else in the name of our key" => await _keys.BearerAsync(Genuine, PublishedKeys.Foreign, keyId: PublishedKeys.Endorsed),
            "unsigned" => await _keys.BearerAsync(Genuine, algorithm: "none"),
            "signed with the public key as secret" => await _keys.BearerAsync(Genuine, algorithm: "HS256"),
            "tampered" => (await _keys.BearerAsync(Genuine))[..^6] + "AAAAAA",
            "endless" => "Bearer " + new string('a', 9_000),
            _ => kind,
        };

        using var report = await _bot.SendAsync(Events(Report("m-1", "Delivered")), token);
        using var handshake = await _bot.SendAsync(Events(Validation("code")), token);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (report.StatusCode, handshake.StatusCode));
        Assert.DoesNotContain("code", await handshake.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(_bot.Reports.Taken);
    }

    [Fact]
    public async Task While_keys_cannot_be_had_events_are_to_come_again()
    {
        _keys.Outage = true;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await SendAsync(Report("m-1", "Delivered")));
    }

    [Fact]
    public async Task The_handshake_is_answered_with_its_code()
    {
        using var response = await _bot.SendAsync(Events(Validation("512d38b6")), await GoodAsync());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("""{"validationResponse":"512d38b6"}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Several_reports_come_at_once_and_each_is_taken_as_it_is_also_twice_and_in_any_order()
    {
        Assert.Equal(HttpStatusCode.OK, await SendAsync(Report("m-2", "Failed"), Report("m-1", "delivered"), Report("m-1", "Delivered"), Report("unknown", "Delivered")));

        Assert.Equal(["m-2 Failed", "m-1 Delivered", "m-1 Delivered", "unknown Delivered"], _bot.Reports.Taken.Select(report => $"{report.MessageId} {report.Status}"));
    }

    [Fact]
    public async Task Names_are_read_however_they_are_written()
    {
        const string body = """[{"EventType":"microsoft.communication.smsdeliveryreportreceived","EventTime":"2026-09-15T10:00:00Z","Data":{"MessageId":"m-1","DeliveryStatus":"DELIVERED"}}]""";

        using var response = await _bot.SendAsync(body, await GoodAsync());

        Assert.Equal(new SmsReport("m-1", SmsReportStatus.Delivered, new DateTimeOffset(2026, 9, 15, 10, 0, 0, TimeSpan.Zero)), Assert.Single(_bot.Reports.Taken));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("""[{"eventType":"Microsoft.Communication.SMSReceived","eventTime":"2026-09-15T10:00:00Z","data":{"message":"Hallo"}}]""")]
    [InlineData("""[{"eventType":"Microsoft.Communication.SMSDeliveryReportReceived","eventTime":"2026-09-15T10:00:00Z","data":{"messageId":"m-1","deliveryStatus":"Queued"}}]""")]
    [InlineData("""[{"eventType":"Microsoft.Communication.SMSDeliveryReportReceived","eventTime":"2026-09-15T10:00:00Z","data":{"deliveryStatus":"Delivered"}}]""")]
    [InlineData("""[{"eventType":"Microsoft.Communication.SMSDeliveryReportReceived","eventTime":"2026-09-15T10:00:00Z","data":[1]}]""")]
    [InlineData("""[{"eventType":"Microsoft.Communication.SMSDeliveryReportReceived","eventTime":"2026-09-15T10:00:00Z","data":{"messageId":{"a":1},"deliveryStatus":"Delivered"}}]""")]
    [InlineData("""[{"eventType":"Microsoft.Communication.SMSDeliveryReportReceived"}]""")]
    public async Task What_says_nothing_of_a_message_is_accepted_and_ignored(string body)
    {
        using var response = await _bot.SendAsync(body, await GoodAsync());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(_bot.Reports.Taken);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"specversion":"1.0"}""")]
    [InlineData("[1]")]
    [InlineData("""[{"eventTime":"yesterday"}]""")]
    public async Task What_is_no_list_of_events_is_a_bad_request(string body)
    {
        using var response = await _bot.SendAsync(body, await GoodAsync());

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task More_than_Event_Grid_ever_sends_at_once_is_refused()
    {
        using var response = await _bot.SendAsync(new string(' ', 1_100_000) + "[]", await GoodAsync());

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task A_report_that_cannot_be_kept_comes_again_and_does_not_keep_the_others()
    {
        _bot.Reports.Fails = "m-1";

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await SendAsync(Report("m-1", "Delivered"), Report("m-2", "Delivered")));
        Assert.Equal("m-2", Assert.Single(_bot.Reports.Taken).MessageId);

        _bot.Reports.Fails = null;
        Assert.Equal(HttpStatusCode.OK, await SendAsync(Report("m-1", "Delivered"), Report("m-2", "Delivered")));
        Assert.Equal(["m-2", "m-1", "m-2"], _bot.Reports.Taken.Select(report => report.MessageId));
    }

    [Fact]
    public async Task Without_a_tenant_only_a_bot_that_serves_this_machine_alone_listens()
    {
        await using var alone = await EventsBot.StartAsync(storage);
        await using var open = await EventsBot.StartAsync(storage, ("Bot:AppId", Tenant), ("Bot:TenantId", Tenant));

        using var taken = await alone.SendAsync(Events(Report("m-1", "Delivered")), null);
        using var refused = await open.SendAsync(Events(Report("m-1", "Delivered")), await GoodAsync());

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (taken.StatusCode, refused.StatusCode));
        Assert.Single(alone.Reports.Taken);
        Assert.Empty(open.Reports.Taken);
    }

    private static JsonObject Genuine => Publisher(First, Audience);

    /// <summary>What a token of Event Grid says.</summary>
    private static JsonObject Publisher(string issuer, string audience, params string[] roles)
    {
        var claims = PublishedKeys.Claims(issuer, audience);
        claims["roles"] = new JsonArray([.. (roles.Length > 0 ? roles : ["AzureEventGridSecureWebhookSubscriber"]).Select(role => (JsonNode)role)]);
        return claims;
    }

    private static JsonObject RoleAsText()
    {
        var claims = Genuine;
        claims["roles"] = "AzureEventGridSecureWebhookSubscriber";
        return claims;
    }

    private static JsonObject With(string claim, TimeSpan time)
    {
        var claims = Genuine;
        claims[claim] = PublishedKeys.In(time);
        return claims;
    }

    private Task<string> GoodAsync() => _keys.BearerAsync(Genuine);

    private async Task<HttpStatusCode> SendAsync(params JsonObject[] events)
    {
        using var response = await _bot.SendAsync(Events(events), await GoodAsync());
        return response.StatusCode;
    }

    private static string Events(params JsonObject[] events) => new JsonArray([.. events]).ToJsonString();

    private static JsonObject Report(string id, string status) => new()
    {
        ["id"] = Guid.NewGuid().ToString(),
        ["topic"] = "/subscriptions/x",
        ["subject"] = "/phonenumber/4915155501234",
        ["eventType"] = "Microsoft.Communication.SMSDeliveryReportReceived",
        ["eventTime"] = "2026-09-15T10:00:05Z",
        ["dataVersion"] = "1.0",
        ["data"] = new JsonObject
        {
            ["messageId"] = id,
            ["from"] = "Stadt-Alarm",
            ["to"] = "4915155501234",
            ["deliveryStatus"] = status,
            ["deliveryStatusDetails"] = "No error.",
            ["receivedTimestamp"] = "2026-09-15T10:00:03Z",
            ["deliveryAttempts"] = new JsonArray(new JsonObject { ["segmentsSucceeded"] = 1 }),
        },
    };

    private static JsonObject Validation(string code) => new()
    {
        ["eventType"] = "Microsoft.EventGrid.SubscriptionValidationEvent",
        ["eventTime"] = "2026-09-15T10:00:00Z",
        ["data"] = new JsonObject { ["validationCode"] = code, ["validationUrl"] = "https://example.invalid/validate" },
    };
}
