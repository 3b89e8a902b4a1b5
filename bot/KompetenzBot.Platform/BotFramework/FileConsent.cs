using System.Text.Json;

namespace KompetenzBot.Platform.BotFramework;

/// <summary>Value of a <c>fileConsent/invoke</c>: what the person answered to a file consent card.</summary>
public sealed record FileConsentInvokeValue : WireObject
{
    public const string Accept = "accept";
    public const string Decline = "decline";

    /// <summary><see cref="Accept"/> or <see cref="Decline"/>.</summary>
    public string? Action { get; init; }

    /// <summary>What the consent card carried for this answer. Untrusted: a client can send anything.</summary>
    public JsonElement? Context { get; init; }

    /// <summary>Only with <see cref="Accept"/>.</summary>
    public FileUploadInfo? UploadInfo { get; init; }
}

/// <summary>Where the person's file storage takes the file.</summary>
public sealed record FileUploadInfo : WireObject
{
    /// <summary>Signed by itself: upload with <c>PUT</c>, without the bot's token, and only to allowed hosts.</summary>
    public string? UploadUrl { get; init; }

    public string? ContentUrl { get; init; }

    public string? Name { get; init; }

    public string? UniqueId { get; init; }

    public string? FileType { get; init; }
}

/// <summary>Content of a <see cref="Attachment.FileConsentType"/> attachment.</summary>
public sealed record FileConsentCard(string Description, long SizeInBytes, JsonElement AcceptContext, JsonElement DeclineContext);

/// <summary>Content of a <see cref="Attachment.FileInfoType"/> attachment.</summary>
public sealed record FileInfoCard(string? UniqueId, string? FileType);

/// <summary>Content of a <see cref="Attachment.FileDownloadInfoType"/> attachment.</summary>
public sealed record FileDownloadInfo : WireObject
{
    /// <summary>Signed by itself: to be read without the bot's token, and only from allowed hosts.</summary>
    public string? DownloadUrl { get; init; }

    public string? UniqueId { get; init; }

    public string? FileType { get; init; }
}
