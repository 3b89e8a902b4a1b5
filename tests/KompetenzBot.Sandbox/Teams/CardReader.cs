using System.Text.Json;

namespace KompetenzBot.Sandbox;

/// <summary>Reads the JSON of Adaptive Cards as a client does: which buttons there are and which inputs each one collects.</summary>
public static class CardReader
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    private static readonly HashSet<string> NotShown = new(StringComparer.Ordinal) { "data", "fallback", "requires", "refresh", "choices", "choices.data", "msteams" };

    /// <summary>The first Adaptive Card attached to an activity.</summary>
    public static JsonElement? CardIn(JsonElement activity) => activity.Items("attachments")
        .Where(attachment => attachment.TextOf("contentType") == ContentType)
        .Select(attachment => attachment.Property("content"))
        .FirstOrDefault();

    /// <summary>Every action that can be clicked, those inside unfolding cards included, in the order of the card.</summary>
    public static IReadOnlyList<CardAction> ActionsIn(JsonElement card)
    {
        var found = new List<CardAction>();
        CollectActions(card, [.. InputsIn(card)], found);
        return found;
    }

    /// <summary>All texts that a person reads on the card, one per line; unfolding cards, labels and button titles included.</summary>
    public static string TextIn(JsonElement card) => string.Join('\n', Texts(card));

    private static void CollectActions(JsonElement node, IReadOnlyList<JsonElement> inputs, List<CardAction> found)
    {
        foreach (var child in ChildrenOf(node))
        {
            switch (child.TextOf("type"))
            {
                case "Action.ShowCard" when child.Property("card") is { } card:
                    CollectActions(card, [.. inputs, .. InputsIn(card)], found);
                    break;
                case { } type when type.StartsWith("Action.", StringComparison.Ordinal):
                    found.Add(new CardAction(child, inputs));
                    break;
                default:
                    CollectActions(child, inputs, found);
                    break;
            }
        }
    }

    private static IEnumerable<JsonElement> InputsIn(JsonElement node)
    {
        foreach (var child in ChildrenOf(node))
        {
            var type = child.TextOf("type");
            if (type?.StartsWith("Input.", StringComparison.Ordinal) == true)
                yield return child;
            else if (type?.StartsWith("Action.", StringComparison.Ordinal) != true)
            {
                foreach (var input in InputsIn(child))
                    yield return input;
            }
        }
    }

    private static IEnumerable<string> Texts(JsonElement node)
    {
        foreach (var name in (string[])["title", "label", "text", "value", "placeholder", "errorMessage"])
        {
            if (node.TextOf(name) is { Length: > 0 } text)
                yield return text;
        }

        foreach (var text in node.Items("choices").Concat(ChildrenOf(node)).SelectMany(Texts))
            yield return text;
    }

    private static IEnumerable<JsonElement> ChildrenOf(JsonElement node)
    {
        if (node.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var property in node.EnumerateObject().Where(property => !NotShown.Contains(property.Name)))
        {
            if (property.Value.ValueKind == JsonValueKind.Object)
                yield return property.Value;
            else if (property.Value.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in property.Value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object))
                    yield return item;
            }
        }
    }
}
