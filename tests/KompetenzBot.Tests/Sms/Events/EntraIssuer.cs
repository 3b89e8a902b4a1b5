using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KompetenzBot.Tests.Sms.Events;

/// <summary>Signs tokens as Entra does, and publishes its key on this machine.</summary>
internal sealed class EntraIssuer : IAsyncDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private WebApplication? _server;

    public string MetadataUrl => _server!.Urls.First() + "/metadata";

    /// <summary>While set, keys cannot be had.</summary>
    public bool Outage { get; set; }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        _server = builder.Build();
        _server.MapGet("/metadata", () => Outage ? Results.StatusCode(503) : Results.Text(new JsonObject { ["jwks_uri"] = _server.Urls.First() + "/keys" }.ToJsonString(), "application/json"));
        _server.MapGet("/keys", () => Results.Text(new JsonObject { ["keys"] = new JsonArray(PublicKey()) }.ToJsonString(), "application/json"));
        await _server.StartAsync();
    }

    public string Token(string issuer, string audience, TimeSpan? from = null, TimeSpan? until = null, string algorithm = "RS256")
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new JsonObject
        {
            ["iss"] = issuer,
            ["aud"] = audience,
            ["nbf"] = (now + (from ?? TimeSpan.FromHours(-1))).ToUnixTimeSeconds(),
            ["exp"] = (now + (until ?? TimeSpan.FromHours(1))).ToUnixTimeSeconds(),
        };
        var signed = $"{Encode(new JsonObject { ["alg"] = algorithm, ["kid"] = "entra", ["typ"] = "JWT" })}.{Encode(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(_key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    public async ValueTask DisposeAsync()
    {
        _key.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static string Encode(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private JsonObject PublicKey()
    {
        var parameters = _key.ExportParameters(false);
        return new JsonObject { ["kid"] = "entra", ["kty"] = "RSA", ["use"] = "sig", ["n"] = Base64Url.EncodeToString(parameters.Modulus), ["e"] = Base64Url.EncodeToString(parameters.Exponent) };
    }
}
