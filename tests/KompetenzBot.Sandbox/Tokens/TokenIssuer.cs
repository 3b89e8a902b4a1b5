using System.Text;
using System.Text.Json.Nodes;

namespace KompetenzBot.Sandbox;

/// <summary>
/// An issuer of tokens that shares no code with the bot: <c>issuer.mjs</c> signs with jose. One Node process, started when the first token or key is asked for,
/// serves any number of tests. Safe for concurrent use.
/// </summary>
public sealed class TokenIssuer : IAsyncDisposable
{
    private const string Ready = "Listening on ";

    private readonly Lazy<Task<ChildProcess>> process = new(StartAsync);
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>The public key of this name, with the name as its id.</summary>
    public async Task<JsonObject> GetKeyAsync(string name) =>
        JsonNode.Parse(await http.GetStringAsync(await AddressAsync("keys")))![name]!.DeepClone().AsObject();

    /// <summary>Signs as the header says: RS256, <c>none</c>, or the confusion of a public key with a secret (HS256).</summary>
    /// <exception cref="InvalidOperationException">The issuer cannot; the message says why.</exception>
    public async Task<string> SignAsync(string key, JsonObject header, JsonObject claims)
    {
        var order = new JsonObject { ["key"] = key, ["header"] = header.DeepClone(), ["claims"] = claims.DeepClone() };
        using var content = new StringContent(order.ToJsonString(), Encoding.UTF8);
        using var response = await http.PostAsync(await AddressAsync("sign"), content);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException(answer);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (process.IsValueCreated)
        {
            await (await process.Value).DisposeAsync();
        }
    }

    private static async Task<ChildProcess> StartAsync()
    {
        await NodePackages.EnsureInstalledAsync();
        return ChildProcess.Start(ChildProcessOptions.Node(SandboxDirectory.File("Tokens", "issuer.mjs")));
    }

    private async Task<Uri> AddressAsync(string path)
    {
        var line = await (await process.Value).WaitForLineAsync(line => line.StartsWith(Ready, StringComparison.Ordinal));
        return new Uri($"http://127.0.0.1:{line[Ready.Length..]}/{path}");
    }
}
