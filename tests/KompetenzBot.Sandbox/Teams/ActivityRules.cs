using System.Text.Json;

namespace KompetenzBot.Sandbox;

/// <summary>What the connector refuses about an activity that the bot sends.</summary>
internal static class ActivityRules
{
    private const int MaximumBytes = 100 * 1024;

    /// <summary>The refusal, or null for a proper activity.</summary>
    public static ConnectorAnswer? RefusalOf(JsonElement? parsed)
    {
        if (parsed is not { ValueKind: JsonValueKind.Object } activity)
            return ConnectorAnswer.Error(400, "BadSyntax", "The body is not a JSON object.");
        return activity.TextOf("type") switch
        {
            "message" => MessageRefusal(activity),
            "typing" or "trace" => null,
            null => BadArgument("The activity has no type."),
            var type => BadArgument($"Activities of type '{type}' cannot be sent."),
        };
    }

    /// <summary>Teams counts the message in UTF-16.</summary>
    public static bool IsTooBig(string body) => body.Length * sizeof(char) > MaximumBytes;

    private static ConnectorAnswer? MessageRefusal(JsonElement message)
    {
        if (string.IsNullOrEmpty(message.TextOf("text")) && !message.Items("attachments").Any())
            return BadArgument("A message needs a text or an attachment.");
        if (message.Property("textFormat") is { } format && format.ToString() is not ("plain" or "markdown" or "xml"))
            return BadArgument($"Unknown textFormat '{format}'.");
        if (message.Property("attachmentLayout") is { } layout && layout.ToString() is not ("list" or "carousel"))
            return BadArgument($"Unknown attachmentLayout '{layout}'.");
        return message.Items("attachments").Select(AttachmentRefusal).FirstOrDefault(refusal => refusal is not null);
    }

    private static ConnectorAnswer? AttachmentRefusal(JsonElement attachment)
    {
        if (attachment.TextOf("contentType") is not { Length: > 0 } contentType)
            return BadArgument("An attachment needs a contentType.");
        if (contentType != CardReader.ContentType)
            return null;
        return IsCard(attachment.Property("content")) ? null : BadArgument("The content of a card attachment must be an AdaptiveCard object with a version.");
    }

    public static bool IsCard(JsonElement? content) => content is { } card && card.TextOf("type") == "AdaptiveCard" && card.TextOf("version") is { Length: > 0 };

    private static ConnectorAnswer BadArgument(string message) => ConnectorAnswer.Error(400, "BadArgument", message);
}
