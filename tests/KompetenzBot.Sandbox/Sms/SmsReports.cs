using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KompetenzBot.Sandbox;

/// <summary>Tells a webhook what became of messages, as Event Grid does: many events at once, some twice, later ones before earlier ones, and again what it did not take.</summary>
internal sealed class SmsReports(SimulatedSmsOptions options, Action<SentSms, SmsState> known) : IDisposable
{
    /// <summary>After how long events come again (https://learn.microsoft.com/azure/event-grid/delivery-and-retry).</summary>
    private static readonly TimeSpan[] Again = [TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Random _random = new(options.Seed);
    private readonly List<Due> _due = [];
    private Uri? _webhook;
    private bool _sending;

    /// <summary>Asks the webhook whether it wants the events; from then on it gets them.</summary>
    /// <exception cref="InvalidOperationException">It gave another answer than the right one.</exception>
    public async Task SubscribeAsync(Uri webhook, CancellationToken cancellationToken)
    {
        var code = Guid.NewGuid().ToString().ToUpperInvariant();
        using var response = await PostAsync(webhook, "SubscriptionValidation", [SmsEvents.Validation(code, options.Time.GetUtcNow())], cancellationToken);
        var answer = response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken) : default;
        if (answer.TextOf("validationResponse") != code)
            throw new InvalidOperationException($"The webhook did not answer the validation (status {(int)response.StatusCode}).");
        _webhook = webhook;
    }

    /// <summary>Reports on a message when its time has come; nothing as long as nobody has subscribed.</summary>
    public void Schedule(SentSms sms, SmsState state)
    {
        if (_webhook is null)
            return;
        TimeSpan first, second;
        bool twice;
        lock (_gate)
        {
            first = options.ReportAfter * (1 + (2 * _random.NextDouble()));
            second = first + (options.ReportAfter * 2 * _random.NextDouble());
            twice = _random.NextDouble() < options.Twice;
        }

        _ = ReportAsync(sms, state, first, twice ? second : null);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _http.Dispose();
    }

    private async Task ReportAsync(SentSms sms, SmsState state, TimeSpan first, TimeSpan? second)
    {
        try
        {
            await Task.Delay(first, options.Time, _stop.Token);
            known(sms, state);
            var report = SmsEvents.Report(sms, state, options.Time.GetUtcNow());
            await SendAsync(new Due(report, 0));
            if (second is not { } later)
                return;
            await Task.Delay(later - first, options.Time, _stop.Token);
            await SendAsync(new Due(report, 0));
        }
        catch (OperationCanceledException)
        {
            // the provider is closed
        }
    }

    /// <summary>What becomes due while something is being sent goes together afterwards.</summary>
    private async Task SendAsync(Due due)
    {
        lock (_gate)
        {
            _due.Add(due);
            if (_sending)
                return;
            _sending = true;
        }

        while (Take() is { Count: > 0 } batch)
        {
            if (!await IsTakenAsync(batch))
                batch.ForEach(one => _ = RepeatAsync(one));
        }
    }

    private List<Due> Take()
    {
        lock (_gate)
        {
            List<Due> batch = [.. _due];
            _due.Clear();
            _sending = batch.Count > 0;
            return batch;
        }
    }

    private async Task<bool> IsTakenAsync(List<Due> batch)
    {
        try
        {
            using var response = await PostAsync(_webhook!, "Notification", batch.Select(one => one.Report), _stop.Token);
            return response.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    private async Task RepeatAsync(Due due)
    {
        if (due.Repeated >= Again.Length)
            return;
        try
        {
            await Task.Delay(Again[due.Repeated], options.Time, _stop.Token);
            await SendAsync(due with { Repeated = due.Repeated + 1 });
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // the provider is closed
        }
    }

    private async Task<HttpResponseMessage> PostAsync(Uri webhook, string kind, IEnumerable<JsonObject> events, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook);
        request.Headers.Add("aeg-event-type", kind);
        request.Content = JsonContent.Create(new JsonArray([.. events.Select(one => one.DeepClone())]));
        return await _http.SendAsync(request, cancellationToken);
    }

    private sealed record Due(JsonObject Report, int Repeated);
}
