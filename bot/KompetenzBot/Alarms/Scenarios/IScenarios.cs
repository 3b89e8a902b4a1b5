namespace KompetenzBot.Alarms.Scenarios;

/// <summary>The scenarios that are in force. Administrators can change them while the bot runs: whoever decides something takes them once and stays with them.</summary>
public interface IScenarios
{
    /// <summary>The newest scenarios that this instance knows; immutable.</summary>
    ScenarioList Current { get; }
}
