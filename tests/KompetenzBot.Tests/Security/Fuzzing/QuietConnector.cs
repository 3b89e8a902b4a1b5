using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using KompetenzBot.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KompetenzBot.Tests.Security.Fuzzing;

/// <summary>A connector that takes everything and keeps only the newest card of each chat, and what is wrong with any card by the project's own rules.</summary>
internal sealed class QuietConnector : IAsyncDisposable
{
    private const int Most = 20;
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (string Id, JsonElement Card)> _cards = new(StringComparer.Ordinal);
    private long _last;

    private QuietConnector(WebApplication app) => _app = app;

    public string ServiceUrl => _app.Urls.First() + "/teams/";

    public long Messages => Volatile.Read(ref _last);

    public ConcurrentQueue<string> Findings { get; } = new();

    public static async Task<QuietConnector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var connector = new QuietConnector(builder.Build());
        connector._app.MapPost("/teams/v3/conversations/{chat}/activities", (string chat, JsonElement activity) => connector.Take(chat, null, activity));
        connector._app.MapPut("/teams/v3/conversations/{chat}/activities/{id}", (string chat, string id, JsonElement activity) => connector.Take(chat, id, activity));
        await connector._app.StartAsync();
        return connector;
    }

    /// <summary>The newest card of a chat with the id of its message.</summary>
    public (string Id, JsonElement Card)? CardIn(string chat) => _cards.TryGetValue(chat, out var known) ? known : null;

    /// <summary>A card that came as the answer to a button.</summary>
    public void Show(string chat, string id, JsonElement card)
    {
        Check(card);
        _cards[chat] = (id, card);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Take(string chat, string? id, JsonElement activity)
    {
        id ??= Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture);
        if (CardReader.CardIn(activity) is { } card)
        {
            Show(chat, id, card);
        }

        return Results.Json(new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = id });
    }

    private void Check(JsonElement card)
    {
        if (Findings.Count < Most && CardRules.Findings(card) is [var finding, ..])
        {
            Findings.Enqueue($"{finding} {card.GetRawText()}");
        }
    }
}
