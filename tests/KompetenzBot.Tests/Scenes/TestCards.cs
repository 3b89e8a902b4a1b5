using System.Collections.Concurrent;
using System.Text.Json;
using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Scenes;

/// <summary>One card checker for all tests of the assembly. A card that was found good is not checked again.</summary>
public sealed class TestCards : IAsyncDisposable
{
    private readonly Lazy<Task<CardChecker>> _checker = new(() => CardChecker.StartAsync());
    private readonly ConcurrentDictionary<string, bool> _good = new(StringComparer.Ordinal);

    /// <summary>Fails with what is wrong with any of the cards.</summary>
    public async Task AssertGoodAsync(IEnumerable<JsonElement> cards)
    {
        foreach (var card in cards)
        {
            var json = card.GetRawText();
            if (_good.ContainsKey(json))
            {
                continue;
            }

            var findings = await (await _checker.Value).CheckAsync(card);
            Assert.True(findings.Count == 0, $"{string.Join(Environment.NewLine, findings)}{Environment.NewLine}{json}");
            _good[json] = true;
        }
    }

    /// <summary>The text that a person sees on a card in a client that interprets as much Markdown as this.</summary>
    public async Task<string> ReadAsync(JsonElement card, MarkdownFlavour flavour) => await (await _checker.Value).ReadAsync(card, flavour);

    public async ValueTask DisposeAsync()
    {
        if (_checker.IsValueCreated)
        {
            await (await _checker.Value).DisposeAsync();
        }
    }
}
