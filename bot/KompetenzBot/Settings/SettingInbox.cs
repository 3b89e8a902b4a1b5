using System.Text;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Files;

namespace KompetenzBot.Settings;

/// <summary>Takes the JSON that administrators send as a file or paste into the chat, and brings it to the setting that it is about.</summary>
public sealed class SettingInbox(IEnumerable<SettingCommand> settings) : IFileReceiver, IFreeText
{
    /// <inheritdoc/>
    public async Task<Reply?> ReceiveAsync(TurnContext turn, FileContent file, CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetString(file.Bytes.Span).TrimStart('\uFEFF');
        return file.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? await For(text).ProposeAsync(turn, text, cancellationToken) : null;
    }

    /// <inheritdoc/>
    public async Task<Reply?> ReadAsync(TurnContext turn, string text, CancellationToken cancellationToken) =>
        text.StartsWith('{') ? await For(text).ProposeAsync(turn, text, cancellationToken) : null;

    private SettingCommand For(string text) =>
        settings.FirstOrDefault(setting => setting.Mark is { } mark && HasProperty(text, mark)) ?? settings.First(setting => setting.Mark is null);

    /// <summary>Looked for in the text, not in the JSON: one that is broken shall reach the setting that it is meant for as well.</summary>
    private static bool HasProperty(string text, string name)
    {
        var property = $"\"{name}\"";
        for (var at = text.IndexOf(property, StringComparison.Ordinal); at >= 0; at = text.IndexOf(property, at + 1, StringComparison.Ordinal))
        {
            if (text.AsSpan(at + property.Length).TrimStart() is [':', ..])
            {
                return true;
            }
        }

        return false;
    }
}
