using System.Text.Json;

namespace KompetenzBot.Sandbox;

/// <summary>An object in a card's JSON: an element, an action, or a part of one.</summary>
internal sealed record CardPart(JsonElement Value, string Path, bool IsFallback = false)
{
    /// <summary>What the schema calls it; facts and choices say nothing of their type and get it from where they stand.</summary>
    public string Type => Text("type") ?? Path[(Path.LastIndexOf('.') + 1)..].Split('[')[0] switch
    {
        "facts" => "Fact",
        "choices" => "Choice",
        _ => "",
    };

    public bool IsRefresh => Path is "refresh.action";

    /// <summary>The card and everything in it that is shown or chosen: data of actions is not.</summary>
    public static IEnumerable<CardPart> All(JsonElement card) => new CardPart(card, "").Descendants();

    public string? Text(string member) =>
        Value.ValueKind is JsonValueKind.Object && Value.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()
            : null;

    public bool IsBlank(string member) => string.IsNullOrWhiteSpace(Text(member));

    public bool Has(string member) => Value.ValueKind is JsonValueKind.Object && Value.TryGetProperty(member, out _);

    public bool Flag(string member) => Has(member) && Value.GetProperty(member).ValueKind is JsonValueKind.True;

    /// <summary>The object under a name, if there is one.</summary>
    public CardPart? Member(string member) =>
        Has(member) && Value.GetProperty(member) is { ValueKind: JsonValueKind.Object } value ? Child(member, value) : null;

    public IEnumerable<CardPart> Items(string member) =>
        Has(member) && Value.GetProperty(member) is { ValueKind: JsonValueKind.Array } values
            ? values.EnumerateArray().Select((value, index) => Child($"{member}[{index}]", value))
            : [];

    private IEnumerable<CardPart> Descendants() =>
        Value.ValueKind is not JsonValueKind.Object
            ? []
            : Value.EnumerateObject().Where(member => member.Name is not "data" and not "requires")
                .SelectMany(member => Member(member.Name) is { } child ? [child] : Items(member.Name))
                .SelectMany(child => child.Descendants())
                .Prepend(this);

    private CardPart Child(string name, JsonElement value) =>
        new(value, Path.Length == 0 ? name : $"{Path}.{name}", IsFallback || name is "fallback");
}
