using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KompetenzBot.Sandbox;

/// <summary>Input validation as the Adaptive Cards renderer of the Teams clients does it before anything is sent.</summary>
internal static class InputRules
{
    public static string? ErrorIn(JsonElement input, string? value) =>
        IsAllowed(input, value) ? null : input.TextOf("errorMessage") ?? "invalid input";

    private static bool IsAllowed(JsonElement input, string? value)
    {
        var type = input.TextOf("type");
        var required = input.Property("isRequired")?.ValueKind == JsonValueKind.True;
        if (string.IsNullOrEmpty(value))
        {
            // the renderer also refuses an empty number as soon as it has a minimum, required or not
            return !required && !(type == "Input.Number" && input.Property("min") is not null);
        }

        return type switch
        {
            "Input.Text" => IsText(input, value),
            "Input.Number" => IsNumber(input, value),
            "Input.Date" => DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "Input.Time" => TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "Input.Toggle" => !required || value == (input.TextOf("valueOn") ?? "true"),
            "Input.ChoiceSet" => IsChoice(input, value),
            _ => true,
        };
    }

    private static bool IsText(JsonElement input, string value) =>
        (input.Property("maxLength") is not { } maximum || value.Length <= maximum.GetInt32())
        && (input.TextOf("regex") is not { } pattern || Regex.IsMatch(value, pattern, RegexOptions.ECMAScript, TimeSpan.FromSeconds(1)));

    private static bool IsNumber(JsonElement input, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && (input.Property("min") is not { } minimum || number >= minimum.GetDouble())
        && (input.Property("max") is not { } maximum || number <= maximum.GetDouble());

    private static bool IsChoice(JsonElement input, string value)
    {
        if (input.Property("choices.data") is not null)
            return true;
        var offered = input.Items("choices").Select(choice => choice.TextOf("value")).ToHashSet(StringComparer.Ordinal);
        var multiple = input.Property("isMultiSelect")?.ValueKind == JsonValueKind.True;
        return multiple ? value.Split(',').All(offered.Contains) : offered.Contains(value);
    }
}
