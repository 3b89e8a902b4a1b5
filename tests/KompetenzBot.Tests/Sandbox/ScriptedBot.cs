using System.Net;
using System.Text.Json.Nodes;

namespace KompetenzBot.Tests.Sandbox;

/// <summary>The network's other end: answers every activity with the same text and keeps the last one.</summary>
internal sealed class ScriptedBot : HttpMessageHandler
{
    public string Answer { get; set; } = """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"ok"}""";

    public JsonObject Received { get; private set; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Received = (JsonObject)JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Answer) };
    }
}
