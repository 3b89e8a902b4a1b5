using System.Text.Json;

namespace KompetenzBot.Sandbox;

/// <summary>What Microsoft Graph's reference says about the shape of the requests that are simulated here.</summary>
internal static class GraphRules
{
    public const int MaximumGroups = 20;
    public const int MaximumBatch = 20;

    private static readonly string[] Fields = ["id", "displayName", "department", "preferredLanguage", "accountEnabled"];

    // what is answered to who selects nothing; an account's state and the department must be asked for
    private static readonly string[] Default = ["id", "displayName", "preferredLanguage"];

    /// <summary>The selected fields, or null for a query that the directory would not understand.</summary>
    public static IReadOnlyList<string>? Select(IReadOnlyDictionary<string, string> query)
    {
        if (query.Count == 0)
            return Default;
        return query.Count == 1 && query.TryGetValue("$select", out var text) && text.Split(',') is var fields && fields.All(Fields.Contains) ? fields : null;
    }

    /// <summary>The ids that a <c>checkMemberObjects</c> asks for, or what is wrong with it.</summary>
    public static (IReadOnlyList<Guid> Ids, string? Wrong) Groups(string body)
    {
        if (JsonReading.TryParse(body) is not { ValueKind: JsonValueKind.Object } request || request.EnumerateObject().Any(property => property.Name != "ids"))
            return ([], "The request body must be an object with ids.");
        var texts = request.Items("ids").Select(id => id.ValueKind == JsonValueKind.String ? id.GetString() : null).ToArray();
        var ids = texts.Select(text => Guid.TryParseExact(text, "D", out var id) ? id : (Guid?)null).OfType<Guid>().ToArray();
        return (texts.Length, ids.Length) switch
        {
            (0, _) => ([], "The list of ids must not be empty."),
            ( > MaximumGroups, _) => ([], "The number of ids exceeds the limit of 20."),
            var (given, good) when given != good => ([], "Invalid object identifier."),
            _ => (ids, null),
        };
    }
}
