namespace KompetenzBot.Alarms.Scenarios;

/// <summary>Scenarios that must not be used, with everything that is wrong in them.</summary>
public sealed class ScenarioException(IReadOnlyList<string> problems, Exception? cause = null)
    : Exception($"The scenarios are not valid: {string.Join("; ", problems)}", cause)
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
