using System.Text.Json.Nodes;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>Works out the expressions that <c>settings.bicep</c> is made of. Anything else is refused, so that nothing is worked out wrongly.</summary>
internal sealed class Evaluation(BicepFile file, IReadOnlyDictionary<string, JsonNode?> known)
{
    public const string Tenant = "40000000-0000-4000-8000-000000000001";

    public JsonNode? Of(SyntaxNode node) => Of(node, known);

    private JsonNode? Of(SyntaxNode node, IReadOnlyDictionary<string, JsonNode?> names) => node.Type switch
    {
        "string" => string.Concat(node.Children.Select(part => part.Type == "interpolation" ? Of(part.Children[0], names)!.ToString() : part.Text.Replace("\\'", "'", StringComparison.Ordinal))),
        "boolean" => node.Text == "true",
        "number" => int.Parse(node.Text, System.Globalization.CultureInfo.InvariantCulture),
        "array" => new JsonArray([.. node.Children.Select(child => Of(child, names)?.DeepClone())]),
        "object" => new JsonObject(node.Children.Where(child => child.Type == "object_property").Select(child => KeyValuePair.Create(KeyOf(child.Children[0], names), Of(child.Children[^1], names)?.DeepClone()))),
        "parenthesized_expression" => Of(node.Children[0], names),
        "identifier" => names.TryGetValue(node.Text, out var value) ? value : Of(file.Variables[node.Text], names),
        "member_expression" => Member(node, names),
        "subscript_expression" => Of(node.Children[0], names)![(int)Of(node.Children[1], names)!],
        "ternary_expression" => Of(node.Children[Of(node.Children[0], names)!.GetValue<bool>() ? 1 : 2], names),
        "binary_expression" when node.Tokens.Contains("??") => Of(node.Children[0], names) ?? Of(node.Children[1], names),
        "call_expression" => Call(node.Children[0].Text, node.Children[1].Children, names),
        _ => throw new NotSupportedException($"{file.Name}:{node.Line}: {node.Type}"),
    };

    private JsonNode? Member(SyntaxNode node, IReadOnlyDictionary<string, JsonNode?> names) =>
        node.Children is [{ Type: "call_expression", Children: [{ Text: "tenant" }, ..] }, { Text: "tenantId" }] ? Tenant
        : node.Tokens.Contains(".?") ? (Of(node.Children[0], names) as JsonObject)?[node.Children[1].Text]
        : Of(node.Children[0], names)!.AsObject().TryGetPropertyValue(node.Children[1].Text, out var value) ? value
        : throw new InvalidOperationException($"{file.Name}:{node.Line}: there is no {node.Children[1].Text}");

    private JsonNode? Call(string function, IReadOnlyList<SyntaxNode> arguments, IReadOnlyDictionary<string, JsonNode?> names)
    {
        JsonNode? First() => Of(arguments[0], names);
        return function switch
        {
            "empty" => First() is null or JsonArray { Count: 0 } or JsonObject { Count: 0 } || (First() is JsonValue text && text.ToString().Length == 0),
            "length" => First()!.AsArray().Count,
            "string" => First() is JsonValue flag && flag.TryGetValue<bool>(out var said) ? said.ToString() : First()!.ToJsonString(),
            "union" => arguments.Select(argument => Of(argument, names)!.AsObject()).Aggregate(new JsonObject(), Union),
            "range" => new JsonArray([.. Enumerable.Range((int)First()!, (int)Of(arguments[1], names)!).Select(i => (JsonNode)i)]),
            "map" => new JsonArray([.. First()!.AsArray().Select(item => Apply(arguments[1], names, item)?.DeepClone())]),
            "reduce" => First()!.AsArray().Aggregate(Of(arguments[1], names), (all, one) => Apply(arguments[2], names, all, one)),
            "numbered" => Numbered(First()!.ToString(), Of(arguments[1], names)!.AsArray()),
            _ => throw new NotSupportedException($"{file.Name}:{arguments[0].Line}: {function}"),
        };
    }

    private JsonNode? Apply(SyntaxNode lambda, IReadOnlyDictionary<string, JsonNode?> names, params JsonNode?[] values)
    {
        var parameters = lambda.Children.SkipLast(1).SelectMany(child => child.All).Where(child => child.Type == "identifier").Select(child => child.Text);
        return Of(lambda.Children[^1], names.Concat(parameters.Zip(values, KeyValuePair.Create)).ToDictionary(StringComparer.Ordinal));
    }

    private string KeyOf(SyntaxNode key, IReadOnlyDictionary<string, JsonNode?> names) => key.Type == "string" ? Of(key, names)!.ToString() : key.Text;

    private static JsonObject Union(JsonObject all, JsonObject one)
    {
        foreach (var (key, value) in one)
        {
            all[key] = value?.DeepClone();
        }

        return all;
    }

    /// <summary>The template's own function.</summary>
    private static JsonObject Numbered(string key, JsonArray values) => new(values.Index().Select(pair => KeyValuePair.Create($"{key}__{pair.Index}", pair.Item?.DeepClone())));
}
