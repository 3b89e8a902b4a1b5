using System.Text.RegularExpressions;

namespace KompetenzBot.Sandbox;

/// <summary>A text message that has reached a phone.</summary>
/// <param name="MessageId">The provider's id.</param>
/// <param name="To">E.164.</param>
/// <param name="From">What the phone shows as sender.</param>
/// <param name="Text">What it says.</param>
/// <param name="At">When the provider took it.</param>
/// <param name="Segments">As how many messages it is charged.</param>
/// <param name="Tag">The sender's own mark.</param>
public sealed partial record SentSms(string MessageId, string To, string From, string Text, DateTimeOffset At, int Segments, string? Tag)
{
    /// <summary>The link to a page of the bot; null: there is none.</summary>
    public Uri? Link => PageLink().Match(Text) is { Success: true } link ? new Uri(link.Value) : null;

    [GeneratedRegex(@"https?://\S+/a/[\w-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PageLink();
}
