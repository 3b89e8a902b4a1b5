using System.Globalization;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>Says that a scenario is not known, and which may have been meant.</summary>
public static class UnknownScenario
{
    private const int LongestQuote = 60;

    /// <summary>The sentence, as Markdown.</summary>
    public static string Describe(string typed, IReadOnlyList<Scenario> nearest)
    {
        var quote = Markdown.Escape(typed.Length > LongestQuote ? $"{typed[..LongestQuote]}…" : typed);
        return nearest.Count == 0
            ? AlarmTexts.ScenarioUnknown.With(quote)
            : AlarmTexts.ScenarioUnknownNearest.With(quote, string.Join(", ", nearest.Select(scenario => AlarmTexts.Quoted.With(Markdown.Escape(scenario.Name.For(CultureInfo.CurrentUICulture))))));
    }
}
