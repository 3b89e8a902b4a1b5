using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace KompetenzBot.Sandbox;

/// <summary>
/// A provider of text messages on loopback: speaks the protocol of Azure Communication Services, verifies every signature, honours repeatability ids,
/// keeps the limit, reports deliveries, and shows what went out on its page <c>/sms</c>. Safe for concurrent use.
/// </summary>
public sealed class SimulatedSms : IAsyncDisposable
{
    private readonly SmsDesk _desk;
    private readonly ConcurrentQueue<SmsFault> _faults = new();
    private WebApplication? _server;

    private readonly SmsReports _reports;

    private SimulatedSms(SimulatedSmsOptions options)
    {
        _desk = new SmsDesk(options, Disturb, Forward);
        _reports = new SmsReports(options, _desk.Know);
    }

    /// <summary>A message is on a phone; called on the thread of the provider's request, before it is answered.</summary>
    public event Action<SentSms>? Arrived;

    /// <summary>While set, every request is answered with 503.</summary>
    public bool Outage { get; set; }

    /// <summary>Where people look at what went out.</summary>
    public string Page => _server!.Urls.First() + "/sms";

    /// <summary>Answers what is asked for beside <c>/sms</c>; null: there is nothing.</summary>
    public RequestDelegate? Beside { get; set; }

    /// <summary>With endpoint and key: what <c>Sms:ConnectionString</c> is set to.</summary>
    public string ConnectionString => $"endpoint={_server!.Urls.First()}/;accesskey={Convert.ToBase64String(Key)}";

    /// <summary>Everything that went out, in order.</summary>
    public IReadOnlyList<SentSms> Sent => _desk.Sent;

    /// <summary>How many requests came, also those that were refused.</summary>
    public int Requests => _desk.Requests;

    /// <summary>How many of them were refused because there were too many in a minute.</summary>
    public int Throttled => _desk.Throttled;

    private byte[] Key { get; } = RandomNumberGenerator.GetBytes(32);

    public static async Task<SimulatedSms> StartAsync(SimulatedSmsOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SimulatedSmsOptions();
        var sms = new SimulatedSms(options);
        sms._server = await new SmsServer(sms._desk, new SmsSignatureCheck(sms.Key), options, () => sms.Beside).StartAsync(cancellationToken);
        return sms;
    }

    /// <summary>Plans a fault for the next requests.</summary>
    public void Next(SmsFault fault, int times = 1)
    {
        for (var i = 0; i < times; i++)
            _faults.Enqueue(fault);
    }

    /// <summary>Says what becomes of messages to a number; they arrive where nothing is said.</summary>
    public void Put(string number, PhoneLine line) => _desk.Put(number, line);

    /// <summary>From now on the webhook gets delivery reports, after it has answered that it wants them.</summary>
    /// <exception cref="InvalidOperationException">It gave another answer than the right one.</exception>
    public Task SubscribeAsync(Uri webhook, CancellationToken cancellationToken = default) => _reports.SubscribeAsync(webhook, cancellationToken);

    public ValueTask DisposeAsync()
    {
        _reports.Dispose();
        return _server!.DisposeAsync();
    }

    private void Forward(SentSms sms, bool reports)
    {
        var arrives = _desk.LineOf(sms.To) != PhoneLine.Dead;
        if (reports)
            _reports.Schedule(sms, arrives ? SmsState.Delivered : SmsState.Failed);
        if (arrives)
            Arrived?.Invoke(sms);
    }

    private SmsFault? Disturb() => Outage ? SmsFault.Unavailable : _faults.TryDequeue(out var fault) ? fault : null;
}
