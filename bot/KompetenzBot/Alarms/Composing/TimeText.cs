using KompetenzBot.Alarms.Composing.Times;
using NodaTime;

namespace KompetenzBot.Alarms.Composing;

/// <summary>
/// Reads a time as people write it: "sofort", "bis 22 Uhr", "in 2 Stunden", "heute 18-22 Uhr", "morgen früh", "Sa 8 Uhr für 6 Stunden",
/// "Fr 18 Uhr bis So 12 Uhr", "24.12. 8:30-12 Uhr", "2026-12-24 08:00", and the same in English.
/// </summary>
public static class TimeText
{
    private const int Longest = 100;

    /// <summary>Whether a part of a line is meant as a time, even if it is not a valid one.</summary>
    public static bool LooksLikeTime(string text) => Phrase(text) is not null;

    /// <summary>Reads the text against the city's local time; empty means at once.</summary>
    public static TimeResult Read(string text, LocalDateTime now) =>
        string.IsNullOrWhiteSpace(text) ? new TimeResult.Span(now, null)
        : Phrase(text) is { } phrase ? new PhraseMeaning(now).Of(phrase)
        : new TimeResult.NotUnderstood();

    private static TimePhrase? Phrase(string text) => text.Trim() is { Length: > 0 and <= Longest } trimmed && TimeTokens.Cut(trimmed) is { } tokens ? PhraseReader.Read(tokens) : null;
}

/// <summary>What became of a text that should be a time.</summary>
public abstract record TimeResult
{
    private TimeResult()
    {
    }

    /// <summary>From when, and until when if that was said.</summary>
    public sealed record Span(LocalDateTime From, LocalDateTime? To) : TimeResult;

    /// <summary>Not a time, or one that does not exist.</summary>
    public sealed record NotUnderstood : TimeResult;

    /// <summary>It is over already.</summary>
    public sealed record InThePast : TimeResult;
}
