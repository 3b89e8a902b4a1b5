using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Sandbox;

/// <summary>The project's own rules for cards, beyond what the schema asks.</summary>
public static class CardRules
{
    /// <summary>In characters, of which a phone of 320 pixels shows so many in a row of buttons.</summary>
    private const int WidestRow = 40;

    private const int WidthOfButton = 4;
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One sentence per offence, with the path of the element.</summary>
    public static IReadOnlyList<string> Findings(JsonElement card)
    {
        var parts = CardPart.All(card).ToList();
        var ids = parts.Where(part => !part.IsFallback).Select(part => part.Text("id")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Size(card),
            .. SameLabels(parts),
            .. parts.SelectMany(part => Texts(part).Concat(Looks(part)).Concat(Rows(part)).Concat(Inputs(part)).Concat(Fallbacks(part)).Concat(Targets(part, ids))
                .Select(finding => $"{part.Path} ({part.Type}): {finding}")),
        ];
    }

    private static IEnumerable<string> Size(JsonElement card)
    {
        var size = Encoding.UTF8.GetByteCount(JsonSerializer.Serialize(card, Relaxed));
        if (size > AdaptiveCard.MaxSizeInBytes)
        {
            yield return $"The card has {size} bytes, and {AdaptiveCard.MaxSizeInBytes} fit.";
        }
    }

    private static IEnumerable<string> Texts(CardPart part)
    {
        string[] members = part.Type switch
        {
            "TextBlock" or "TextRun" => ["text"],
            "Fact" or "Choice" => ["title", "value"],
            "Input.Toggle" => ["title"],
            _ when part.Type.StartsWith("Action.", StringComparison.Ordinal) => ["title"],
            _ => [],
        };
        return members.Where(part.IsBlank).Select(member => $"{member} is empty");
    }

    /// <summary>Nothing is said by a picture or a colour alone.</summary>
    private static IEnumerable<string> Looks(CardPart part)
    {
        if (part.Type is "Image" && part.IsBlank("altText"))
        {
            yield return "has no altText";
        }

        if (part.Type is "TextBlock" or "TextRun" && part.Text("color") is { } color && color is not ("Default" or "default") && part.Text("text") is { Length: > 0 } text && char.IsAsciiLetterOrDigit(text[0]))
        {
            yield return "its colour says something that no sign before the words says";
        }
    }

    /// <summary>Buttons beside each other leave each other no room on a phone.</summary>
    private static IEnumerable<string> Rows(CardPart part)
    {
        var titles = part.Items("actions").Select(action => action.Text("title") ?? string.Empty).ToList();
        if (titles.Count > 1 && titles.Sum(title => title.Length) + (WidthOfButton * titles.Count) > WidestRow)
        {
            yield return $"the buttons {string.Join(", ", titles)} do not fit beside each other on a phone";
        }
    }

    /// <summary>Who hears a card read out tells inputs apart by their labels.</summary>
    private static IEnumerable<string> SameLabels(IReadOnlyList<CardPart> parts) => parts
        .Where(part => !part.IsFallback && part.Type.StartsWith("Input.", StringComparison.Ordinal) && !part.IsBlank("label"))
        .GroupBy(part => (part.Text("label"), Place: part.Path.LastIndexOf(".card.", StringComparison.Ordinal) is >= 0 and var end ? part.Path[..end] : string.Empty))
        .Where(same => same.Count() > 1)
        .Select(same => $"{string.Join(", ", same.Select(part => part.Path))}: have the same label {same.Key.Item1}");

    private static IEnumerable<string> Inputs(CardPart part)
    {
        if (!part.Type.StartsWith("Input.", StringComparison.Ordinal))
        {
            yield break;
        }

        if (part.IsBlank("label"))
        {
            yield return "has no label";
        }

        if (part.Text("id") is AdaptiveExecuteAction.VerbKey)
        {
            yield return $"the id {AdaptiveExecuteAction.VerbKey} is taken by the verb of actions";
        }

        var isRequired = part.Flag("isRequired");
        if (part.IsBlank("errorMessage") && (isRequired || part.Has("regex") || part.Has("min") || part.Has("max")))
        {
            yield return "can be wrong and has no error message";
        }

        if (part.Type is "Input.Number" && !isRequired && part.Has("min") && !part.Has("value"))
        {
            yield return "is optional with a minimum: left empty it keeps the card from being submitted";
        }

        if (part.Flag("isMultiSelect") && part.Items("choices").Any(choice => choice.Text("value")?.Contains(',', StringComparison.Ordinal) is true))
        {
            yield return "a choice of several has a comma in its value";
        }
    }

    private static IEnumerable<string> Fallbacks(CardPart part)
    {
        if (part.Type.StartsWith("Chart.", StringComparison.Ordinal) && part.Member("fallback") is null)
        {
            yield return "has no element as fallback";
        }

        if (part.Type.StartsWith("Chart.", StringComparison.Ordinal) && !part.Items(part.Type is "Chart.Gauge" ? "segments" : "data").Any())
        {
            yield return "has no data: Teams shows nothing, not even the fallback";
        }

        if (part.Type is not "Action.Execute" || part.IsRefresh)
        {
            yield break;
        }

        if (part.Member("data")?.Has(AdaptiveExecuteAction.VerbKey) is true)
        {
            yield return $"the name {AdaptiveExecuteAction.VerbKey} in its data is taken by the verb";
        }

        var submit = part.Member("fallback");
        if (submit is not { Type: "Action.Submit" }
            || submit.Text("title") != part.Text("title")
            || submit.Member("data")?.Text(AdaptiveExecuteAction.VerbKey) != part.Text("verb"))
        {
            yield return "has no Action.Submit of the same title and verb as fallback";
        }
    }

    private static IEnumerable<string> Targets(CardPart part, HashSet<string> ids) =>
        part.Items("targetElements")
            .Select(target => target.Value.ValueKind is JsonValueKind.String ? target.Value.GetString()! : target.Text("elementId")!)
            .Where(id => !ids.Contains(id))
            .Select(id => $"there is no element {id} to show or hide");
}
