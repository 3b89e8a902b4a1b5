using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KompetenzBot.Platform.Tests.BotFramework;

/// <summary>A connector that writes down what it is asked and answers as it is told.</summary>
public sealed class RecordingConnector : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedRequest> _received = new();
    private LoopbackServer? _server;

    public IReadOnlyList<ReceivedRequest> Received => [.. _received];

    /// <summary>The answer to the request of this number, counted from 1.</summary>
    public Func<HttpContext, int, Task> Answer { get; set; } = (context, _) => Json(context, 201, """{"id":"1"}""");

    public string ServiceUrl => _server!.Url + "/teams/";

    public static async Task<RecordingConnector> StartAsync()
    {
        var connector = new RecordingConnector();
        connector._server = await LoopbackServer.StartAsync(connector.AnswerAsync);
        return connector;
    }

    public static Task Json(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body);
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        _received.Enqueue(new ReceivedRequest(
            $"{context.Request.Method} {target}", context.Request.Headers.Authorization.ToString(), context.Request.ContentType, body));
        await Answer(context, _received.Count);
    }
}

/// <summary>What came over the wire; <paramref name="Line"/> is method and path as sent.</summary>
public sealed record ReceivedRequest(string Line, string Authorization, string? ContentType, string Body);
