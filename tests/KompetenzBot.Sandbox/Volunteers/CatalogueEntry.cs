using System.Reflection;
using System.Text.Json;

namespace KompetenzBot.Sandbox;

/// <summary>An entry of the bot's competence catalogue, read from the data itself.</summary>
/// <param name="Levels">Level ids from low to high; empty without levels.</param>
/// <param name="Expires">Whether there is a date until which it is valid.</param>
internal sealed record CatalogueEntry(string Id, string Category, IReadOnlyList<string> Levels, bool Expires)
{
    /// <summary>All entries in the catalogue's order.</summary>
    public static IReadOnlyList<CatalogueEntry> ReadAll()
    {
        var bot = Assembly.Load("KompetenzBot");
        var resource = Array.Find(bot.GetManifestResourceNames(), name => name.EndsWith("catalogue.json", StringComparison.Ordinal))
            ?? throw new InvalidOperationException("The bot has no embedded competence catalogue.");
        using var document = JsonDocument.Parse(bot.GetManifestResourceStream(resource)!);
        var levels = document.RootElement.Items("levelSchemes").ToDictionary(IdOf, scheme => scheme.Items("levels").Select(IdOf).ToArray(), StringComparer.Ordinal);
        return
        [
            .. document.RootElement.Items("competences").Select(entry => new CatalogueEntry(
                IdOf(entry),
                entry.TextOf("category") ?? "",
                entry.TextOf("levels") is { } scheme ? levels[scheme] : [],
                entry.Property("validity")?.ValueKind == JsonValueKind.True)),
        ];
    }

    private static string IdOf(JsonElement element) => element.GetProperty("id").GetString()!;
}
