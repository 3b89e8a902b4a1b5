using System.Text.Json;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>A card or file of a message.</summary>
public sealed record Attachment : WireObject
{
    /// <summary>Media type of an Adaptive Card.</summary>
    public const string AdaptiveCardType = "application/vnd.microsoft.card.adaptive";

    public string? ContentType { get; init; }

    /// <summary>The card's JSON; missing for a file that stands behind <see cref="ContentUrl"/>.</summary>
    public JsonElement? Content { get; init; }

    public string? ContentUrl { get; init; }

    public string? Name { get; init; }

    /// <summary>Media type of the question whether a person wants a file; see <see cref="FileConsentInvokeValue"/>.</summary>
    public const string FileConsentType = "application/vnd.microsoft.teams.card.file.consent";

    /// <summary>Media type of the card of a file that was uploaded.</summary>
    public const string FileInfoType = "application/vnd.microsoft.teams.card.file.info";

    /// <summary>Media type of a file that a person sent.</summary>
    public const string FileDownloadInfoType = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>Asks for consent to store a file in the person's own storage.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="description">What is in it.</param>
    /// <param name="sizeInBytes">Its size.</param>
    /// <param name="context">Comes back with the answer, whichever it is.</param>
    public static Attachment FileConsent(string name, string description, long sizeInBytes, JsonElement context) => new()
    {
        ContentType = FileConsentType,
        Name = name,
        Content = JsonSerializer.SerializeToElement(new FileConsentCard(description, sizeInBytes, context, context), BotFrameworkJson.Default.FileConsentCard),
    };

    /// <summary>Shows a file that was uploaded after consent.</summary>
    public static Attachment FileInfo(string? name, string? contentUrl, string? uniqueId, string? fileType) => new()
    {
        ContentType = FileInfoType,
        Name = name,
        ContentUrl = contentUrl,
        Content = JsonSerializer.SerializeToElement(new FileInfoCard(uniqueId, fileType), BotFrameworkJson.Default.FileInfoCard),
    };

    public static Attachment AdaptiveCard(JsonElement card) => new() { ContentType = AdaptiveCardType, Content = card };
}
