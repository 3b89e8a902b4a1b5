using KompetenzBot.Competences;
using KompetenzBot.Settings;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>The scenarios in force. Those that the product brings must be good, or nothing starts.</summary>
public sealed class StoredScenarios(ISettingStore store, ICatalogues catalogues, ILogger<StoredScenarios> logger) : StoredSetting(store, logger), IScenarios
{
    private volatile ScenarioList _current = ScenarioReader.Read(ScenarioReader.Embedded(), CompetenceCatalogue.LoadEmbedded());

    /// <inheritdoc/>
    public override string Name => "scenarios";

    /// <inheritdoc/>
    public override string Embedded { get; } = ScenarioReader.Embedded();

    /// <inheritdoc/>
    public ScenarioList Current => _current;

    /// <inheritdoc/>
    public override SettingEdit Apply(string current, string changes) => ScenarioEdit.Apply(current, changes, catalogues.Current);

    /// <inheritdoc/>
    public override string Back(string current, string earlier) => ScenarioEdit.Back(current, earlier);

    /// <inheritdoc/>
    protected override string WithNewEntries(string stored) => ScenarioEdit.WithNewEntries(stored, Embedded);

    /// <inheritdoc/>
    protected override void Use(string json) => _current = ScenarioReader.Read(json, catalogue: null);

    /// <inheritdoc/>
    protected override bool IsAboutContent(Exception exception) => exception is ScenarioException;
}
