namespace KompetenzBot.Sandbox;

/// <summary>What a volunteer did with the link of a text message.</summary>
/// <param name="Pressed">Name and value of the button, such as <c>answer=yes</c>; null: only looked.</param>
/// <param name="Status">Of the last response; null: nobody answered.</param>
public sealed record PhoneAnswer(Volunteer Volunteer, SentSms Sms, string? Pressed, int? Status, DateTimeOffset At);
