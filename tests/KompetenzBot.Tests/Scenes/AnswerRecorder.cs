using System.Collections.Concurrent;
using System.Text.Json;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Tests.Scenes;

/// <summary>On the way between Teams and the bot: keeps the cards that invokes return.</summary>
internal sealed class AnswerRecorder(ConcurrentQueue<JsonElement> cards) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType == "application/json"
            && new BotAnswer(response.StatusCode, JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(cancellationToken))).Card is { } card)
        {
            cards.Enqueue(card);
        }

        return response;
    }
}
