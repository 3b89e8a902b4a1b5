using KompetenzBot.Competences;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>A template of an alarm for something that can happen.</summary>
/// <param name="Id">Never changes; may be typed instead of the name.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Text">What the alarm may say for what people are needed.</param>
/// <param name="Needs">Who is needed.</param>
public sealed record Scenario(string Id, LocalizedText Name, LocalizedText Text, IReadOnlyList<ScenarioNeed> Needs)
{
    /// <summary>Other words for it, German and English.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>A word of advice for the coordinator; null: none.</summary>
    public LocalizedText? Hint { get; init; }

    /// <summary>Everything that may be typed for it.</summary>
    public IEnumerable<string> Words => [Id, Name.De, Name.En, .. Synonyms];
}

/// <summary>Who is needed in a scenario.</summary>
/// <param name="Count">How many.</param>
/// <param name="Query">What they must have, as it was written: the catalogue of the moment decides what it means.</param>
public sealed record ScenarioNeed(int Count, string Query)
{
    /// <summary>What for, or what to mind; null: nothing.</summary>
    public LocalizedText? Hint { get; init; }
}
