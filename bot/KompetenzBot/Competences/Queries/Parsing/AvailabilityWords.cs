using System.Collections.Frozen;

namespace KompetenzBot.Competences.Parsing;

/// <summary>How people ask for someone who can be called at certain times.</summary>
internal static class AvailabilityWords
{
    private static readonly (AvailableTimes Time, LocalizedText Name, string[] Words)[] Times =
    [
        (AvailableTimes.DutyHours, new("in der Dienstzeit verfügbar", "available in duty hours"), ["dienstzeit", "arbeitszeit", "zur arbeitszeit", "dienstzeiten", "im dienst", "in der dienstzeit", "duty", "duty hours", "on duty", "in duty hours"]),
        (AvailableTimes.Nights, new("nachts verfügbar", "available at night"), ["nachts", "nacht", "in der nacht", "night", "nights", "at night", "at nights"]),
        (AvailableTimes.Weekends, new("am Wochenende verfügbar", "available at weekends"), ["wochenende", "wochenenden", "am wochenende", "an wochenenden", "weekend", "weekends", "at weekends", "at the weekend", "on weekends"]),
    ];

    private static readonly FrozenDictionary<string, AvailableTimes> ByKey = Times
        .SelectMany(known => known.Words.SelectMany(Sayings).Select(text => (text, time: known.Time)))
        .ToFrozenDictionary(known => WordKey.Of(known.text), known => known.time, StringComparer.Ordinal);

    private static readonly string[] Lead = [WordKey.Of("verfügbar"), WordKey.Of("available")];

    public static AvailableAt? Understand(string text) => ByKey.TryGetValue(WordKey.Of(text), out var time) ? new AvailableAt(time) : null;

    /// <summary>What was meant by "verfügbar:abends", which nobody can ask for; empty for everything else.</summary>
    public static IReadOnlyList<LocalizedText> Nearest(string text) =>
        Lead.Contains(WordKey.Of(text.Split(':', 2)[0])) ? [.. Times.Select(time => time.Name)] : [];

    /// <summary>How several times are said together can only be read, not typed: the parser never makes such a query.</summary>
    public static LocalizedText NameOf(AvailableTimes times)
    {
        LocalizedText[] names = [.. Times.Where(time => times.HasFlag(time.Time)).Select(time => time.Name)];
        return new(string.Join(" und ", names.Select(name => name.De)), string.Join(" and ", names.Select(name => name.En)));
    }

    private static string[] Sayings(string word) => [$"verfügbar {word}", $"{word} verfügbar", $"available {word}", $"{word} available"];
}
