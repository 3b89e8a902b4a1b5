using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KompetenzBot.Sandbox;

/// <summary>
/// The personal chat of the Playground's current user without a browser, by the two endpoints that its page uses. One caller at a time.
/// </summary>
public sealed class PlaygroundChat : IDisposable
{
    private readonly AgentsPlayground _playground;
    private readonly ClientWebSocket _events = new();
    private readonly HttpClient _client;

    private PlaygroundChat(AgentsPlayground playground)
    {
        _playground = playground;
        _client = new HttpClient { BaseAddress = playground.Url };
    }

    public static async Task<PlaygroundChat> OpenAsync(AgentsPlayground playground, CancellationToken cancellationToken = default)
    {
        var chat = new PlaygroundChat(playground);
        await chat._events.ConnectAsync(new UriBuilder(playground.Url) { Scheme = "ws", Path = "_ws_conversation/v1/conversations/stream" }.Uri, cancellationToken);
        return chat;
    }

    /// <summary>Writes to the bot; returns when the Playground has taken the message.</summary>
    public async Task SayAsync(string text, CancellationToken cancellationToken = default)
    {
        var message = new JsonObject { ["from"] = new JsonObject { ["id"] = _playground.CurrentUser.Id }, ["text"] = text, ["textFormat"] = "plain" };
        var address = new Uri($"_conversation/v1/conversations/{Uri.EscapeDataString(_playground.PersonalChat)}/messages", UriKind.Relative);
        using var response = await _client.PostAsJsonAsync(address, message, cancellationToken);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Waits for the next message that the bot sends or updates, in the Playground's own shape (<c>text</c>, <c>attachments</c>).</summary>
    public async Task<JsonElement> NextMessageAsync(CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var change = await ReceiveAsync(cancellationToken);
            if (change.Property("message") is { } message && message.Property("from")?.TextOf("id")?.StartsWith("28:", StringComparison.Ordinal) == true)
                return message;
        }
    }

    public void Dispose()
    {
        _events.Dispose();
        _client.Dispose();
    }

    private async Task<JsonElement> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var frame = new MemoryStream();
        var buffer = new byte[16 * 1024];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await _events.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            frame.Write(buffer, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return JsonElement.Parse(frame.GetBuffer().AsSpan(0, (int)frame.Length));
    }
}
