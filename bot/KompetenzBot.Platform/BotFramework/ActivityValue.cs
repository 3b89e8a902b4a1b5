using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>Reads <see cref="Activity.Value"/> as the shape of one invoke. A value that is missing or has another shape is null.</summary>
public static class ActivityValue
{
    public static AdaptiveCardInvokeValue? GetAdaptiveCardInvokeValue(this Activity activity) =>
        Read(activity, BotFrameworkJson.Default.AdaptiveCardInvokeValue);

    public static SearchInvokeValue? GetSearchInvokeValue(this Activity activity) =>
        Read(activity, BotFrameworkJson.Default.SearchInvokeValue);

    public static FileConsentInvokeValue? GetFileConsentInvokeValue(this Activity activity) =>
        Read(activity, BotFrameworkJson.Default.FileConsentInvokeValue);

    /// <summary>Where a file that a person sent can be read; null where the attachment is none or has another shape.</summary>
    public static FileDownloadInfo? GetFileDownloadInfo(this Attachment attachment)
    {
        try
        {
            return attachment.Content is { ValueKind: JsonValueKind.Object } content ? content.Deserialize(BotFrameworkJson.Default.FileDownloadInfo) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static T? Read<T>(Activity activity, JsonTypeInfo<T> shape)
        where T : WireObject
    {
        try
        {
            return activity.Value is { ValueKind: JsonValueKind.Object } value ? value.Deserialize(shape) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
