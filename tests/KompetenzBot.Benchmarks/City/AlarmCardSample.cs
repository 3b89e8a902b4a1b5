using System.Text.Json;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Benchmarks;

/// <summary>A card about as large as a call.</summary>
internal sealed record AlarmCardSample(JsonElement Card)
{
    public static AlarmCardSample Create() => new(new AdaptiveCard
    {
        Body = [.. Enumerable.Range(1, 24).Select(number => new AdaptiveTextBlock(FormattableString.Invariant($"Zeile {number}: Gesucht wird, wer heute Abend in den Westfalenhallen beim Aufbau des Impfzentrums helfen kann.")))],
    }.ToJsonElement());
}
