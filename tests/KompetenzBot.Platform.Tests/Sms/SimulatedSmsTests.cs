using KompetenzBot.Platform.Sms;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Platform.Tests.Sms;

/// <summary>The simulated provider is as strict as the real one says it is.</summary>
public sealed class SimulatedSmsTests : IAsyncLifetime
{
    private readonly ManualTimeProvider _time = new();
    private SimulatedSms _sms = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _sms = await SimulatedSms.StartAsync(new SimulatedSmsOptions { Time = _time, PerMinute = 3 }, Cancellation);

    public ValueTask DisposeAsync() => _sms.DisposeAsync();

    [Fact]
    public async Task What_is_repeated_with_the_same_id_is_sent_once_also_after_a_lost_answer()
    {
        var recipient = Recipient();
        _sms.Next(SmsFault.UnavailableAfterSending);

        Assert.IsType<SmsResponse.Failed>(await SendAsync("Hallo", recipient));
        var again = Assert.IsType<SmsResponse.Answered>(await SendAsync("Hallo", recipient));
        var other = Assert.IsType<SmsResponse.Answered>(await SendAsync("Anders", recipient));

        Assert.Equal("Hallo", Assert.Single(_sms.Sent).Text);
        Assert.Equal(_sms.Sent[0].MessageId, again.Results[0].MessageId);
        Assert.Equal((false, SmsRepeatability.Rejected), (other.Results[0].Successful, other.Results[0].RepeatabilityResult!.Value));
    }

    [Fact]
    public async Task More_than_a_minute_allows_is_refused_until_the_minute_is_over()
    {
        Assert.IsType<SmsResponse.Answered>(await SendAsync(new string('a', 161), Recipient()));
        var failed = Assert.IsType<SmsResponse.Failed>(await SendAsync("Hallo", Recipient(), Recipient()));
        _time.Advance(failed.RetryAfter!.Value);

        Assert.Equal(SmsFailureKind.Throttled, failed.Kind);
        Assert.IsType<SmsResponse.Answered>(await SendAsync("Hallo", Recipient(), Recipient()));
    }

    [Fact]
    public async Task A_request_that_is_signed_with_another_key_is_refused()
    {
        var forged = _sms.ConnectionString[.._sms.ConnectionString.IndexOf("accesskey", StringComparison.Ordinal)] + "accesskey=c2VjcmV0";
        var client = new SmsClient(new HttpClient(SmsClient.CreateHandler()), SmsAccount.Parse(forged, allowLoopbackHttp: true), TimeProvider.System);

        Assert.Equal(
            new SmsResponse.Failed(SmsFailureKind.Unavailable, "Unauthorized"),
            await client.SendAsync("Stadt-Alarm", [Recipient()], "Hallo", new SmsSendOptions(false), Cancellation));
        Assert.Empty(_sms.Sent);
    }

    [Theory]
    [InlineData("", "+4915155501234")]
    [InlineData("StadtMusterstadt", "+4915155501234")]
    [InlineData("Stadt-Alarm", "0151 5550 1234")]
    public async Task A_request_of_the_wrong_shape_is_refused(string from, string to)
    {
        var response = await Client().SendAsync(from, [new SmsRecipient(to, Guid.NewGuid(), _time.GetUtcNow())], "Hallo", new SmsSendOptions(false), Cancellation);

        Assert.Equal(new SmsResponse.Failed(SmsFailureKind.Refused, "BadRequest"), response);
    }

    [Fact]
    public async Task The_page_shows_what_went_out_as_text_with_links()
    {
        await SendAsync("<b>Alarm</b> https://stadt.example/a/x?b=1&c", Recipient());
        using var http = new HttpClient();

        var page = await http.GetStringAsync(_sms.Page, Cancellation);

        Assert.Contains("&lt;b&gt;Alarm&lt;/b&gt; <a href=\"https://stadt.example/a/x?b=1&amp;c\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }

    private SmsRecipient Recipient() => new("+4915155501234", Guid.NewGuid(), _time.GetUtcNow());

    private SmsClient Client() => new(new HttpClient(SmsClient.CreateHandler()), SmsAccount.Parse(_sms.ConnectionString, allowLoopbackHttp: true), TimeProvider.System);

    private Task<SmsResponse> SendAsync(string text, params SmsRecipient[] recipients) => Client().SendAsync("Stadt-Alarm", recipients, text, new SmsSendOptions(false), Cancellation);
}
