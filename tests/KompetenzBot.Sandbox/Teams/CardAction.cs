using System.Text.Json;
using System.Text.Json.Nodes;

namespace KompetenzBot.Sandbox;

/// <summary>A button of a card and the inputs that it collects: those of its own card and of the cards around it.</summary>
public sealed record CardAction(JsonElement Json, IReadOnlyList<JsonElement> Inputs)
{
    public string Type => Json.TextOf("type") ?? "";

    public string? Id => Json.TextOf("id");

    public string? Verb => Json.TextOf("verb");

    public string? Title => Json.TextOf("title");

    public bool IsEnabled => Json.Property("isEnabled")?.ValueKind != JsonValueKind.False;

    /// <summary>The same button as a client without Universal Actions shows it; null when it shows nothing.</summary>
    public CardAction? ForOldClient => Type == "Action.Submit" ? this : Json.Property("fallback") is { ValueKind: JsonValueKind.Object } fallback
        ? this with { Json = fallback }
        : null;

    internal bool IsCalled(string verbOrTitle) => Verb == verbOrTitle || Id == verbOrTitle || Title == verbOrTitle;

    internal bool Collects(IEnumerable<string> inputIds) => inputIds.All(id => CollectedInputs().Any(input => input.TextOf("id") == id));

    /// <summary>The action's data with the values of the inputs, which win.</summary>
    internal JsonObject DataWith(IReadOnlyDictionary<string, string> values)
    {
        var data = Json.Property("data") is { ValueKind: JsonValueKind.Object } own ? JsonObject.Create(own)! : [];
        foreach (var (id, value) in values)
            data[id] = value;
        return data;
    }

    /// <summary>What the inputs hold when the person has entered this and left the rest as it was.</summary>
    internal IReadOnlyDictionary<string, string> ValuesWith(IReadOnlyDictionary<string, string> entered)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in CollectedInputs())
        {
            var id = input.TextOf("id") ?? "";
            var value = entered.TryGetValue(id, out var typed) ? typed : input.Property("value")?.ToString();
            if (!string.IsNullOrEmpty(value))
                values[id] = value;
        }

        return values;
    }

    internal IReadOnlyDictionary<string, string> ErrorsIn(IReadOnlyDictionary<string, string> values) => CollectedInputs()
        .Select(input => (Id: input.TextOf("id") ?? "", Error: InputRules.ErrorIn(input, values.GetValueOrDefault(input.TextOf("id") ?? ""))))
        .Where(found => found.Error is not null)
        .ToDictionary(found => found.Id, found => found.Error!, StringComparer.Ordinal);

    private IReadOnlyList<JsonElement> CollectedInputs() => string.Equals(Json.TextOf("associatedInputs"), "none", StringComparison.OrdinalIgnoreCase) ? [] : Inputs;
}
