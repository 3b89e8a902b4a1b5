using KompetenzBot.Platform.Sms;
using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Sandbox;

/// <summary>The simulated provider reports deliveries as Event Grid does.</summary>
public sealed class SmsReportsTests : IAsyncLifetime
{
    private const string Reachable = "+4915155500001";
    private const string Dead = "+4915155500002";
    private const string Unknown = "+4915155500003";

    private readonly ManualTimeProvider _time = new();
    private readonly ReportInbox _inbox = new();
    private SimulatedSms _sms = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _inbox.StartAsync();
        _sms = await SimulatedSms.StartAsync(new SimulatedSmsOptions { Time = _time, Twice = 1 }, Token);
        _sms.Put(Dead, PhoneLine.Dead);
        _sms.Put(Unknown, PhoneLine.Unknown);
    }

    public async ValueTask DisposeAsync()
    {
        await _sms.DisposeAsync();
        await _inbox.DisposeAsync();
    }

    [Fact]
    public async Task A_webhook_that_does_not_answer_the_validation_gets_nothing()
    {
        _inbox.Validates = false;

        await Assert.ThrowsAsync<InvalidOperationException>(() => _sms.SubscribeAsync(_inbox.Address, Token));
        await SendAsync(Reachable);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(_inbox.Reports);
        Assert.Contains("unterwegs", await PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_report_says_what_became_of_its_message_and_may_come_twice()
    {
        await _sms.SubscribeAsync(_inbox.Address, Token);

        await SendAsync(Reachable, Dead, Unknown);
        await AdvanceUntilAsync(() => _inbox.Reports.Count == 4);

        Assert.Equal([Reachable, Dead], _sms.Sent.Select(sms => sms.To));
        Assert.All(_inbox.Reports, report => Assert.Equal("Microsoft.Communication.SMSDeliveryReportReceived", (string?)report["eventType"]));
        Assert.All(_inbox.Reports, report => Assert.Equal("tag|1", (string?)report["data"]!["Tag"]));
        Assert.Equal(["Delivered", "Delivered"], StatusesOf(_sms.Sent[0]));
        Assert.Equal(["Failed", "Failed"], StatusesOf(_sms.Sent[1]));
        var page = await PageAsync();
        Assert.All(["✓ zugestellt", "✗ nicht zugestellt", "✗ Nummer abgelehnt"], (string words) => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_webhook_does_not_take_comes_again()
    {
        await _sms.SubscribeAsync(_inbox.Address, Token);
        _inbox.Refuses = 2;

        await SendAsync(Reachable);
        await AdvanceUntilAsync(() => _inbox.Reports.Count == 2);

        Assert.Equal(0, _inbox.Refuses);
    }

    [Fact]
    public async Task Only_phones_that_are_there_get_a_message()
    {
        List<string> arrived = [];
        _sms.Arrived += sms => arrived.Add(sms.To);

        await SendAsync(Reachable, Dead, Unknown);

        Assert.Equal([Reachable], arrived);
    }

    [Fact]
    public async Task The_page_shows_one_phone_alone()
    {
        await SendAsync(Reachable, Dead);
        using var http = new HttpClient();

        var page = await http.GetStringAsync(new Uri($"{_sms.Page}?to={Uri.EscapeDataString(Dead)}"), Token);

        Assert.Contains(Dead, page, StringComparison.Ordinal);
        Assert.DoesNotContain(Reachable, page, StringComparison.Ordinal);
    }

    private IEnumerable<string?> StatusesOf(SentSms sms) => _inbox.Reports.Where(report => (string?)report["data"]!["MessageId"] == sms.MessageId).Select(report => (string?)report["data"]!["DeliveryStatus"]);

    private async Task AdvanceUntilAsync(Func<bool> condition)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        using var breath = new PeriodicTimer(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        while (!condition())
        {
            Assert.False(guard.IsCancellationRequested, "The condition did not become true.");
            _time.Advance(TimeSpan.FromMilliseconds(500));
            await breath.WaitForNextTickAsync(Token);
        }
    }

    private async Task<string> PageAsync()
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(new Uri(_sms.Page), Token);
    }

    private async Task SendAsync(params string[] numbers)
    {
        var client = new SmsClient(new HttpClient(SmsClient.CreateHandler()), SmsAccount.Parse(_sms.ConnectionString, allowLoopbackHttp: true), TimeProvider.System);
        var response = await client.SendAsync(
            "Stadt-Alarm", [.. numbers.Select(number => new SmsRecipient(number, Guid.NewGuid(), _time.GetUtcNow()))], "Hallo", new SmsSendOptions(EnableDeliveryReport: true, "tag|1"), Token);
        Assert.IsType<SmsResponse.Answered>(response);
    }
}
