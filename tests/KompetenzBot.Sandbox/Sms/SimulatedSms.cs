using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;

namespace KompetenzBot.Sandbox;

/// <summary>
/// A provider of text messages on loopback: speaks the protocol of Azure Communication Services, verifies every signature, honours repeatability ids,
/// keeps the limit, and shows what went out on its page <c>/sms</c>. Safe for concurrent use.
/// </summary>
public sealed class SimulatedSms : IAsyncDisposable
{
    private readonly SmsDesk _desk;
    private readonly ConcurrentQueue<SmsFault> _faults = new();
    private WebApplication? _server;

    private SimulatedSms(SimulatedSmsOptions options) => _desk = new SmsDesk(options, Disturb);

    /// <summary>While set, every request is answered with 503.</summary>
    public bool Outage { get; set; }

    /// <summary>Where people look at what went out.</summary>
    public string Page => _server!.Urls.First() + "/sms";

    /// <summary>With endpoint and key: what <c>Sms:ConnectionString</c> is set to.</summary>
    public string ConnectionString => $"endpoint={_server!.Urls.First()}/;accesskey={Convert.ToBase64String(Key)}";

    /// <summary>Everything that went out, in order.</summary>
    public IReadOnlyList<SentSms> Sent => _desk.Sent;

    /// <summary>How many requests came, also those that were refused.</summary>
    public int Requests => _desk.Requests;

    private byte[] Key { get; } = RandomNumberGenerator.GetBytes(32);

    public static async Task<SimulatedSms> StartAsync(SimulatedSmsOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new SimulatedSmsOptions();
        var sms = new SimulatedSms(options);
        sms._server = await new SmsServer(sms._desk, new SmsSignatureCheck(sms.Key), options.Port).StartAsync(cancellationToken);
        return sms;
    }

    /// <summary>Plans a fault for the next requests.</summary>
    public void Next(SmsFault fault, int times = 1)
    {
        for (var i = 0; i < times; i++)
            _faults.Enqueue(fault);
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private SmsFault? Disturb() => Outage ? SmsFault.Unavailable : _faults.TryDequeue(out var fault) ? fault : null;
}
