using System.Text;
using KompetenzBot.Competences;
using KompetenzBot.Competences.Editing;
using KompetenzBot.Settings;

namespace KompetenzBot.Catalogues;

/// <summary>The catalogue in force.</summary>
public sealed class StoredCatalogue(ISettingStore store, ILogger<StoredCatalogue> logger) : StoredSetting(store, logger), ICatalogues
{
    private volatile CompetenceCatalogue _current = CompetenceCatalogue.LoadEmbedded();

    /// <inheritdoc/>
    public override string Name => "catalogue";

    /// <inheritdoc/>
    public override string Embedded { get; } = CatalogueEdit.Embedded();

    /// <inheritdoc/>
    public CompetenceCatalogue Current => _current;

    /// <inheritdoc/>
    public override SettingEdit Apply(string current, string changes) => CatalogueEdit.Apply(current, changes) switch
    {
        CatalogueEditResult.Changed(var json, var difference) => new SettingEdit.Changed(json, new(difference.Added, difference.Renamed, difference.Retired, difference.Changed)),
        CatalogueEditResult.Refused(var problems) => new SettingEdit.Refused([.. problems.Select(problem => new SettingProblem(problem.Line, problem.Path, problem.Reason))]),
        _ => throw new InvalidOperationException("An edit is one of two."),
    };

    /// <inheritdoc/>
    public override string Back(string current, string earlier) => CatalogueEdit.Back(current, earlier);

    /// <inheritdoc/>
    protected override string WithNewEntries(string stored) => CatalogueEdit.WithNewEntries(stored, Embedded);

    /// <inheritdoc/>
    protected override void Use(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        _current = CompetenceCatalogue.Load(stream);
    }

    /// <inheritdoc/>
    protected override bool IsAboutContent(Exception exception) => exception is CatalogueException;
}
