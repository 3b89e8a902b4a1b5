namespace KompetenzBot.Sandbox;

/// <summary>A text message that has reached a phone.</summary>
/// <param name="MessageId">The provider's id.</param>
/// <param name="To">E.164.</param>
/// <param name="From">What the phone shows as sender.</param>
/// <param name="Text">What it says.</param>
/// <param name="At">When the provider took it.</param>
/// <param name="Segments">As how many messages it is charged.</param>
/// <param name="Tag">The sender's own mark.</param>
public sealed record SentSms(string MessageId, string To, string From, string Text, DateTimeOffset At, int Segments, string? Tag);
