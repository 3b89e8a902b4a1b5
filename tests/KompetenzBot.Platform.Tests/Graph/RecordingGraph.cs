using System.Collections.Concurrent;
using KompetenzBot.Platform.Tests.BotFramework;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace KompetenzBot.Platform.Tests.Graph;

/// <summary>A directory that writes down what it is asked and answers as it is told.</summary>
public sealed class RecordingGraph : IAsyncDisposable
{
    private readonly ConcurrentQueue<ReceivedRequest> _received = new();
    private LoopbackServer? _server;

    public IReadOnlyList<ReceivedRequest> Received => [.. _received];

    /// <summary>The answer to the request of this number, counted from 1.</summary>
    public Func<HttpContext, int, Task> Answer { get; set; } = (context, _) => Json(context, 200, "{}");

    public Uri BaseUrl => new(_server!.Url + "/v1.0");

    public static async Task<RecordingGraph> StartAsync()
    {
        var graph = new RecordingGraph();
        graph._server = await LoopbackServer.StartAsync(graph.AnswerAsync);
        return graph;
    }

    public void Answers(int status, string body, string? retryAfter = null) => Answer = (context, _) =>
    {
        context.Response.Headers.RetryAfter = retryAfter;
        return Json(context, status, body);
    };

    public static Task Json(HttpContext context, int status, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;odata.metadata=minimal";
        return context.Response.WriteAsync(body);
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        _received.Enqueue(new ReceivedRequest($"{context.Request.Method} {target}", context.Request.Headers.Authorization.ToString(), context.Request.ContentType, body));
        await Answer(context, _received.Count);
    }
}
