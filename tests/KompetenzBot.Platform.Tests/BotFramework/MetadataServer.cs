using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace KompetenzBot.Platform.Tests.BotFramework;

/// <summary>Publishes keys as the Bot Framework does, counts the fetches and can be out of order.</summary>
public sealed class MetadataServer : IAsyncDisposable
{
    private LoopbackServer? _server;
    private int _fetches;

    /// <summary>How often the keys were fetched.</summary>
    public int Fetches => _fetches;

    public JsonArray Keys { get; set; } = [];

    /// <summary>Replaces the address of the keys in the metadata.</summary>
    public string? JwksUri { get; set; }

    /// <summary>Answers instead of the keys.</summary>
    public RequestDelegate? Fault { get; set; }

    public Uri Url => new(_server!.Url + "/openidconfiguration");

    public static async Task<MetadataServer> StartAsync(params JsonObject[] keys)
    {
        var metadata = new MetadataServer { Keys = new JsonArray([.. keys]) };
        metadata._server = await LoopbackServer.StartAsync(metadata.AnswerAsync);
        return metadata;
    }

    public static JsonObject Endorsed(JsonObject key, params string[] channels)
    {
        key["endorsements"] = new JsonArray([.. channels.Select(channel => JsonValue.Create(channel))]);
        return key;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/openidconfiguration")
        {
            var document = new JsonObject { ["issuer"] = "https://api.botframework.com", ["jwks_uri"] = JwksUri ?? _server!.Url + "/keys" };
            return context.Response.WriteAsync(document.ToJsonString());
        }

        Interlocked.Increment(ref _fetches);
        return Fault?.Invoke(context) ?? context.Response.WriteAsync(new JsonObject { ["keys"] = Keys.DeepClone() }.ToJsonString());
    }
}
