using System.Globalization;
using System.Text.Json;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Teams;

/// <summary>Reads what a person did out of an activity.</summary>
internal static class TurnInputReader
{
    /// <summary>The input, or null for activities that mean nothing to the bot.</summary>
    public static TurnInput? Read(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message when activity.Value is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(AdaptiveExecuteAction.VerbKey, out var verb) =>
            new TurnInput.CardAction(Scalar(verb) ?? string.Empty, Values(value)),
        ActivityTypes.Message => new TurnInput.Text(activity.GetTextWithoutRecipientMention()?.Normalize() ?? string.Empty), // Macs may send ö as o and dots
        ActivityTypes.Invoke when activity.GetAdaptiveCardInvokeValue()?.Action is { } action =>
            new TurnInput.CardAction(action.Verb ?? string.Empty, action.Data is { ValueKind: JsonValueKind.Object } data ? Values(data) : Values(default)),
        ActivityTypes.InstallationUpdate => activity.Action?.StartsWith("remove", StringComparison.Ordinal) == true
            ? new TurnInput.Uninstalled()
            : new TurnInput.Installed(),
        ActivityTypes.ConversationUpdate when activity.MembersAdded?.Any(member => member.Id == activity.Recipient?.Id) == true => new TurnInput.Installed(),
        _ => null,
    };

    /// <summary>Everything that is a text, a number or a truth value, as text. Whatever else a client sends is left out.</summary>
    private static Dictionary<string, string> Values(JsonElement data)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        if (data.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in data.EnumerateObject())
            {
                if (Scalar(property.Value) is { } text)
                {
                    values[property.Name] = text;
                }
            }
        }

        return values;
    }

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? number.ToString(CultureInfo.InvariantCulture) : value.GetRawText(),
        _ => null,
    };
}
