using Microsoft.AspNetCore.WebUtilities;

namespace KompetenzBot.Sandbox;

/// <summary>The part of a URL behind the question mark.</summary>
internal static class GraphQuery
{
    public static IReadOnlyDictionary<string, string> Parse(string query) =>
        QueryHelpers.ParseQuery(query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
}
