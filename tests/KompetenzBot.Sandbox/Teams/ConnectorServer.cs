using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace KompetenzBot.Sandbox;

/// <summary>The Bot Connector's HTTP surface: token, latency and faults around <see cref="Connector"/>.</summary>
internal sealed class ConnectorServer(Connector connector, TeamsState state, Faults faults, SimulatedTeamsOptions options)
{
    private readonly Random _random = new(options.Seed);

    public async Task<WebApplication> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        var app = builder.Build();
        app.UseRouting();
        Map(app.MapGroup("/teams/v3/conversations"));
        await app.StartAsync(cancellationToken);
        return app;
    }

    private void Map(RouteGroupBuilder conversations)
    {
        conversations.MapPost("", Handle(ConnectorOperation.CreateConversation));
        conversations.MapPost("{conversation}/activities", Handle(ConnectorOperation.Send));
        conversations.MapPost("{conversation}/activities/{id}", Handle(ConnectorOperation.Send));
        conversations.MapPut("{conversation}/activities/{id}", Handle(ConnectorOperation.Update));
        conversations.MapDelete("{conversation}/activities/{id}", Handle(ConnectorOperation.Delete));
        conversations.MapGet("{conversation}/pagedmembers", Handle(ConnectorOperation.Members));
        conversations.MapGet("{conversation}/members/{id}", Handle(ConnectorOperation.Members));
    }

    private RequestDelegate Handle(ConnectorOperation operation) => async context =>
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var request = new ConnectorRequest(
            options.Time.GetUtcNow(), operation, context.Request.RouteValues["conversation"] as string, context.Request.RouteValues["id"] as string, body);
        var fault = faults.Take(request);
        await DelayAsync(fault?.Delay ?? TimeSpan.Zero, context.RequestAborted);

        var answer = Decide(context, request, fault);
        var reported = fault is null or { OnlySlow: true } ? answer : Distort(answer, fault);
        state.Record(request with { Status = reported?.Status, Code = reported?.Code, Accepted = answer?.Accepted ?? false });
        if (reported is null)
            context.Abort();
        else
            await WriteAsync(context.Response, reported);
    };

    private ConnectorAnswer? Decide(HttpContext context, ConnectorRequest request, Fault? fault)
    {
        if (context.Request.Headers.Authorization != $"Bearer {options.Token}")
            return ConnectorAnswer.Error(401, "Unauthorized", "Authorization has been denied for this request.");
        return fault is null or { OnlySlow: true } or { AfterAcceptance: true } ? connector.Answer(request) : null;
    }

    /// <summary>What the bot gets to see of the answer; null: nothing.</summary>
    private static ConnectorAnswer? Distort(ConnectorAnswer? answer, Fault fault)
    {
        if (answer is { Accepted: false })
            return answer;
        return fault.Status is { } status
            ? ConnectorAnswer.Error(status, "ServiceError", "The service failed.") with { RetryAfter = fault.RetryAfter }
            : null;
    }

    private async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (options.Latency is { } latency)
        {
            lock (_random)
                delay += latency(_random);
        }

        if (delay > TimeSpan.Zero)
            await Task.Delay(delay, options.Time, cancellationToken);
    }

    private static async Task WriteAsync(HttpResponse response, ConnectorAnswer answer)
    {
        response.StatusCode = answer.Status;
        if (answer.RetryAfter is { } wait)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (answer.Body is null)
            return;
        response.ContentType = "application/json; charset=utf-8";
        await response.WriteAsync(answer.Body.ToJsonString());
    }
}
