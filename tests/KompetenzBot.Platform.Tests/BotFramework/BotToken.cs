using System.Text.Json.Nodes;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Platform.Tests.BotFramework;

/// <summary>A token as the Bot Framework issues it, to be spoilt by a test in one place.</summary>
public sealed class BotToken(DateTimeOffset now)
{
    public const string AppId = "0b3c6d5e-6a0f-4a6e-9f43-6d3a52a0c111";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/11111111-2222-3333-4444-555555555555/";

    public string Key { get; set; } = "endorsed";

    public JsonObject Header { get; } = new() { ["alg"] = "RS256", ["kid"] = "endorsed", ["typ"] = "JWT" };

    public JsonObject Claims { get; } = new()
    {
        ["iss"] = "https://api.botframework.com",
        ["aud"] = AppId,
        ["nbf"] = now.ToUnixTimeSeconds(),
        ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        ["serviceurl"] = ServiceUrl,
    };

    public static Activity Activity { get; } = new() { Type = ActivityTypes.Message, ChannelId = "msteams", ServiceUrl = ServiceUrl };

    public async Task<string> SignAsync(TokenIssuer issuer) => "Bearer " + await issuer.SignAsync(Key, Header, Claims);
}
