using System.Globalization;
using System.Text.Json;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Teams;

/// <summary>Reads what a person did out of an activity.</summary>
internal static class TurnInputReader
{
    /// <summary>Longer fields are cut: none takes more than 800 characters, so that what is cut is still refused as too long, and every draft fits into a row.</summary>
    private const int LongestField = 1000;

    /// <summary>Of a message, which may hold all fields of an alarm in one line.</summary>
    private const int LongestMessage = 4000;

    /// <summary>Of a message in JSON, which no dialog takes; Teams lets through about as much.</summary>
    private const int LongestJson = 28_000;

    /// <summary>The input, or null for activities that mean nothing to the bot.</summary>
    public static TurnInput? Read(Activity activity) => activity.Type switch
    {
        ActivityTypes.Message when activity.Value is { ValueKind: JsonValueKind.Object } value && VerbIn(value) is { } verb =>
            new TurnInput.CardAction(Scalar(verb) ?? string.Empty, Values(value)) { MessageId = activity.ReplyToId },
        ActivityTypes.Message when FileIn(activity) is { } file => file,
        ActivityTypes.Message => new TurnInput.Text(LiteralText.Clean(Cut(activity.GetTextWithoutRecipientMention()?.Normalize() ?? string.Empty))), // Macs may send ö as o and dots
        ActivityTypes.Invoke when activity.GetAdaptiveCardInvokeValue()?.Action is { } action =>
            new TurnInput.CardAction(action.Verb ?? string.Empty, action.Data is { ValueKind: JsonValueKind.Object } data ? Values(data) : Values(default)) { MessageId = activity.ReplyToId },
        ActivityTypes.InstallationUpdate => activity.Action?.StartsWith("remove", StringComparison.Ordinal) == true
            ? new TurnInput.Uninstalled()
            : new TurnInput.Installed(),
        ActivityTypes.ConversationUpdate when IsAdded(activity) => new TurnInput.Installed(),
        _ => null,
    };

    private static JsonElement? VerbIn(JsonElement value)
    {
        try
        {
            return value.TryGetProperty(AdaptiveExecuteAction.VerbKey, out var verb) ? verb : null;
        }
        catch (InvalidOperationException)
        {
            return null; // a name with half of a surrogate pair cannot be compared
        }
    }

    private static TurnInput.File? FileIn(Activity activity) => activity.Attachments?
        .Where(attachment => attachment?.ContentType == Attachment.FileDownloadInfoType)
        .Select(attachment => (attachment.Name, attachment.GetFileDownloadInfo()?.DownloadUrl))
        .Where(file => file.DownloadUrl is not null)
        .Select(file => new TurnInput.File((file.Name ?? string.Empty).Cut(LongestField), file.DownloadUrl!))
        .FirstOrDefault();

    /// <summary>Whether the bot itself came. The list may hold anything.</summary>
    private static bool IsAdded(Activity activity) =>
        activity.Recipient?.Id is { } bot && activity.MembersAdded?.Any(member => member is { Id: { } id } && id == bot) == true;

    /// <summary>Everything that is a text, a number or a truth value, as text. Whatever else a client sends is left out.</summary>
    private static Dictionary<string, string> Values(JsonElement data)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        if (data.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in data.EnumerateObject())
            {
                if (Text(() => property.Name) is { } name && Scalar(property.Value) is { } text)
                {
                    values[name] = text;
                }
            }
        }

        return values;
    }

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Text(() => value.GetString()!),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? number.ToString(CultureInfo.InvariantCulture) : null,
        _ => null,
    };

    private static string? Text(Func<string> read)
    {
        try
        {
            return LiteralText.Clean(read().Cut(LongestField));
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair is no text
        }
    }

    private static string Cut(string message) => message.Cut(message.StartsWith('{') ? LongestJson : LongestMessage);
}
