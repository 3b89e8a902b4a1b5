using System.Net.Http.Json;
using System.Text.Json;

namespace KompetenzBot.Sandbox;

/// <summary>
/// Checks cards as Teams would take them: with the official renderer, against the official schema where <c>../shared/schemas</c> lies
/// beside the repository, and by <see cref="CardRules"/>. One Node process serves any number of cards, also at the same time.
/// </summary>
public sealed class CardChecker : IAsyncDisposable
{
    private const string Ready = "Listening on ";

    private readonly ChildProcess process;
    private readonly HttpClient client;

    private CardChecker(ChildProcess process, string port)
    {
        this.process = process;
        client = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new($"http://127.0.0.1:{port}/") };
    }

    /// <summary>Installs the packages if they are missing and starts the process.</summary>
    /// <exception cref="ChildProcessException">Node or a package is missing; the message says which.</exception>
    public static async Task<CardChecker> StartAsync(CancellationToken cancellationToken = default)
    {
        await NodePackages.EnsureInstalledAsync(cancellationToken: cancellationToken);
        var schema = SandboxDirectory.File("..", "..", "..", "shared", "schemas", "adaptive-card-1.5.0.json");
        var started = ChildProcess.Start(ChildProcessOptions.Node(SandboxDirectory.File("cards", "server.mjs"), File.Exists(schema) ? [schema] : []));
        try
        {
            var line = await started.WaitForLineAsync(line => line.StartsWith(Ready, StringComparison.Ordinal), cancellationToken);
            return new(started, line[Ready.Length..]);
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>What is wrong with the card, one sentence each; empty for a good one.</summary>
    public async Task<IReadOnlyList<string>> CheckAsync(JsonElement card, CancellationToken cancellationToken = default) =>
        [.. CardRules.Findings(card), .. await PostAsync<string[]>("check", card, cancellationToken)];

    /// <summary>The text that a person sees on the card, in lines; hidden elements are left out.</summary>
    public Task<string> ReadAsync(JsonElement card, MarkdownFlavour flavour = MarkdownFlavour.Strict, CancellationToken cancellationToken = default) =>
        PostAsync<string>(flavour is MarkdownFlavour.Strict ? "read/strict" : "read/lenient", card, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await process.DisposeAsync();
    }

    private async Task<T> PostAsync<T>(string path, JsonElement card, CancellationToken cancellationToken)
    {
        using var response = await client.PostAsJsonAsync(path, card, cancellationToken);
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<T>(cancellationToken))!
            : throw new InvalidOperationException($"The card cannot be rendered: {await response.Content.ReadAsStringAsync(cancellationToken)}");
    }
}

/// <summary>Clients differ in the Markdown that they interpret.</summary>
public enum MarkdownFlavour
{
    /// <summary>CommonMark, as in its specification.</summary>
    Strict,

    /// <summary>Also HTML, bare links, tables, strikethrough and every line break.</summary>
    Lenient,
}
