using System.Text.Json;
using KompetenzBot.Audit;
using KompetenzBot.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Scenes;

/// <summary>Reads what a person sees.</summary>
internal static class Reading
{
    /// <summary>Everything on a card, one text per line; empty for no card.</summary>
    public static string Words(this JsonElement? card) => card is { } some ? CardReader.TextIn(some) : string.Empty;

    /// <summary>What an answer to a click says: its card or its text.</summary>
    public static string Words(this BotAnswer answer) => answer.Card is { } card ? CardReader.TextIn(card) : answer.Message ?? string.Empty;

    /// <summary>What a message says now: its card or its text.</summary>
    public static string Words(this TeamsMessage message) => message.Card is { } card ? CardReader.TextIn(card) : message.Text ?? string.Empty;

    /// <summary>What the newest message says.</summary>
    public static string LastWords(this SimulatedUser user) => user.Messages.Count > 0 ? user.Messages[^1].Words() : string.Empty;

    /// <summary>The whole audit trail.</summary>
    public static async Task<IReadOnlyList<AuditEntry>> TrailAsync(this Scene scene)
    {
        List<AuditEntry> entries = [];
        await foreach (var month in scene.Bot.Services.GetRequiredService<IAuditTrail>().ReadAsync(DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken))
        {
            entries.AddRange(month.Records.Select(record => record.Entry));
        }

        return entries;
    }

    /// <summary>Writes and reads what came back as a message.</summary>
    public static async Task<string> AskAsync(this SimulatedUser user, string text)
    {
        var before = user.Messages.Count;
        await user.SayAsync(text, TestContext.Current.CancellationToken);
        return string.Join('\n', user.Messages.Skip(before).Select(Words));
    }
}
