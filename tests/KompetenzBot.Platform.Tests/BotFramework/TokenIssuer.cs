using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using KompetenzBot.Platform.Tests.BotFramework;
using KompetenzBot.Sandbox;

[assembly: AssemblyFixture(typeof(TokenIssuer))]

namespace KompetenzBot.Platform.Tests.BotFramework;

/// <summary>The independent issuer of <c>issuer.mjs</c>, started when the first test asks for it.</summary>
public sealed class TokenIssuer : IAsyncDisposable
{
    private const string Ready = "Listening on ";

    private readonly Lazy<Task<ChildProcess>> _process = new(StartAsync);
    private readonly HttpClient _http = new();

    /// <summary>The public key of this name, with the name as its id.</summary>
    public async Task<JsonObject> GetKeyAsync(string name) =>
        JsonNode.Parse(await _http.GetStringAsync(await AddressAsync("keys")))![name]!.DeepClone().AsObject();

    public async Task<string> SignAsync(string key, JsonObject header, JsonObject claims)
    {
        var order = new JsonObject { ["key"] = key, ["header"] = header.DeepClone(), ["claims"] = claims.DeepClone() };
        using var content = new StringContent(order.ToJsonString(), Encoding.UTF8);
        using var response = await _http.PostAsync(await AddressAsync("sign"), content);
        var answer = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException(answer);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process.IsValueCreated)
        {
            await (await _process.Value).DisposeAsync();
        }
    }

    private static async Task<ChildProcess> StartAsync()
    {
        await NodePackages.EnsureInstalledAsync();
        return ChildProcess.Start(ChildProcessOptions.Node(
            Path.Combine(AppContext.BaseDirectory, "BotFramework", "issuer.mjs"), SandboxDirectory.File("package.json")));
    }

    private async Task<Uri> AddressAsync(string path)
    {
        var line = await (await _process.Value).WaitForLineAsync(line => line.StartsWith(Ready, StringComparison.Ordinal));
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{int.Parse(line[Ready.Length..], CultureInfo.InvariantCulture)}/{path}"));
    }
}
