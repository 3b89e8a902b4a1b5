using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace KompetenzBot.Tests.Sandbox;

/// <summary>A webhook that keeps the events it takes.</summary>
internal sealed class ReportInbox : IAsyncDisposable
{
    private readonly ConcurrentQueue<JsonObject> _reports = new();
    private WebApplication? _server;
    private int _refuses;

    /// <summary>Whether it answers that it wants the events.</summary>
    public bool Validates { get; set; } = true;

    /// <summary>How many requests it does not take from now on.</summary>
    public int Refuses
    {
        get => Volatile.Read(ref _refuses);
        set => Volatile.Write(ref _refuses, value);
    }

    public IReadOnlyCollection<JsonObject> Reports => _reports;

    public Uri Address => new(_server!.Urls.First() + "/events");

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _server = builder.Build();
        _server.Run(TakeAsync);
        await _server.StartAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        var events = (await JsonNode.ParseAsync(context.Request.Body))!.AsArray();
        if (context.Request.Headers["aeg-event-type"] == "SubscriptionValidation")
        {
            await context.Response.WriteAsync(new JsonObject { ["validationResponse"] = Validates ? (string?)events[0]!["data"]!["validationCode"] : "something else" }.ToJsonString());
        }
        else if (Refuses > 0)
        {
            Refuses--;
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        else
        {
            foreach (var one in events)
            {
                _reports.Enqueue(one!.AsObject());
            }
        }
    }
}
