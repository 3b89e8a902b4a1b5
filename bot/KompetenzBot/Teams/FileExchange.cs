using System.Text.Json;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Files;
using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Teams;

/// <summary>Files between people and features: offered, made anew when they are accepted, and taken from those who send one.</summary>
internal sealed class FileExchange(IEnumerable<IFileSource> sources, IEnumerable<IFileReceiver> receivers, FileTransferClient transfer)
{
    private const int LargestReceived = 1024 * 1024;
    private const string Kind = "kind";
    private const string Argument = "argument";

    /// <summary>The question whether a person wants a file.</summary>
    public static Attachment Offer(Message.FileOffer offer) => Attachment.FileConsent(
        offer.Name, offer.Description, offer.Size, JsonSerializer.SerializeToElement(new Dictionary<string, string>(StringComparer.Ordinal) { [Kind] = offer.Kind, [Argument] = offer.Argument }));

    /// <summary>Takes the answer to such a question.</summary>
    public async Task<Reply> AnswerAsync(TurnContext turn, FileConsentInvokeValue answer, CancellationToken cancellationToken)
    {
        if (answer.Action != FileConsentInvokeValue.Accept)
        {
            return Reply.Text(ConversationTexts.FileDeclined);
        }

        var file = sources.FirstOrDefault(source => source.Kind == Text(answer.Context, Kind)) is { } found
            ? await found.CreateAsync(turn, Text(answer.Context, Argument), cancellationToken)
            : null;
        if (file is null)
        {
            return Reply.Text(ConversationTexts.FileGone);
        }

        return answer.UploadInfo is { UploadUrl: { } url } upload && transfer.Allows(url) && await transfer.UploadAsync(url, file.Bytes, cancellationToken)
            ? new Reply(new Message.File(upload.Name ?? file.Name, upload.ContentUrl, upload.UniqueId, upload.FileType))
            : Reply.Text(ConversationTexts.FileFailed);
    }

    /// <summary>Takes a file that a person sent.</summary>
    public async Task<Reply> ReceiveAsync(TurnContext turn, TurnInput.File file, CancellationToken cancellationToken)
    {
        if (!transfer.Allows(file.Url) || await transfer.DownloadAsync(file.Url, LargestReceived, cancellationToken) is not { } bytes)
        {
            return Reply.Text(ConversationTexts.FileUnreadable);
        }

        foreach (var receiver in receivers)
        {
            if (await receiver.ReceiveAsync(turn, new FileContent(file.Name, "application/octet-stream", bytes), cancellationToken) is { } reply)
            {
                return reply;
            }
        }

        return Reply.Text(ConversationTexts.FileNotWanted);
    }

    private static string Text(JsonElement? context, string name)
    {
        try
        {
            return context is { ValueKind: JsonValueKind.Object } values && values.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : string.Empty;
        }
        catch (InvalidOperationException)
        {
            return string.Empty; // half of a surrogate pair is no text
        }
    }
}
