using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using KompetenzBot.Sms.Events;
using KompetenzBot.Tests.Scenes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace KompetenzBot.Tests.Sms.Events;

/// <summary>A bot whose reports about text messages go to a list.</summary>
internal sealed class EventsBot : IAsyncDisposable
{
    private readonly WebApplication _app;

    private EventsBot(Dictionary<string, string?> configuration)
    {
        _app = BotHost.Build(["--environment=Development", "--urls=http://127.0.0.1:0"], builder =>
        {
            builder.Configuration.AddInMemoryCollection(configuration);
            builder.Logging.ClearProviders().AddProvider(Logs);
            builder.Services.AddSingleton<ISmsReports>(Reports);
        });
    }

    public ReportList Reports { get; } = new();

    public LogLines Logs { get; } = new();

    public static async Task<EventsBot> StartAsync(TestStorage storage, params (string Key, string Value)[] settings)
    {
        Dictionary<string, string?> configuration = new(StringComparer.Ordinal)
        {
            ["Bot:Credential"] = "Development",
            ["Storage:ConnectionString"] = await storage.ConnectionStringAsync(),
            ["Storage:Prefix"] = TestStorage.NewPrefix(),
            ["Privacy:NoticeVersion"] = People.Notice,
        };
        foreach (var (key, value) in settings)
        {
            configuration[key] = value;
        }

        var bot = new EventsBot(configuration);
        await bot._app.StartAsync();
        return bot;
    }

    public async Task<HttpResponseMessage> SendAsync(string body, string? token)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_app.Urls.First() + "/api/sms-events")) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (token is not null)
        {
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(token);
        }

        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Logs.Dispose();
    }
}

/// <summary>Keeps what it is told; on demand it cannot.</summary>
internal sealed class ReportList : ISmsReports
{
    private readonly ConcurrentQueue<SmsReport> _taken = new();

    public IReadOnlyCollection<SmsReport> Taken => _taken;

    /// <summary>The id of a message for which nothing can be kept now.</summary>
    public string? Fails { get; set; }

    public Task ReportAsync(SmsReport report, CancellationToken cancellationToken)
    {
        if (report.MessageId == Fails)
        {
            throw new IOException("The storage does not answer.");
        }

        _taken.Enqueue(report);
        return Task.CompletedTask;
    }
}
