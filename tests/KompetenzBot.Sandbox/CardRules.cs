using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Sandbox;

/// <summary>The project's own rules for cards, beyond what the schema asks.</summary>
public static class CardRules
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One sentence per offence, with the path of the element.</summary>
    public static IReadOnlyList<string> Findings(JsonElement card)
    {
        var parts = CardPart.All(card).ToList();
        var ids = parts.Where(part => !part.IsFallback).Select(part => part.Text("id")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Size(card),
            .. parts.SelectMany(part => Texts(part).Concat(Inputs(part)).Concat(Fallbacks(part)).Concat(Targets(part, ids))
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
