using System.Globalization;
using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Settings;

namespace KompetenzBot.Catalogues;

/// <summary><c>katalog</c>: administrators see and change the catalogue.</summary>
public sealed class CatalogueCommand(ISettingStore store, StoredCatalogue catalogue, IRoles roles, DutyClock clock, IAuditTrail audit) : SettingCommand(catalogue, store, roles, clock, audit)
{
    /// <inheritdoc/>
    public override CommandWords Words { get; } = new("katalog", "catalogue", () => CatalogueTexts.Description, "catalog", "kompetenzkatalog") { Group = CommandGroup.Administration };

    /// <inheritdoc/>
    protected override string FileName => "kompetenzkatalog.json";

    /// <inheritdoc/>
    protected override string FileDescription => CatalogueTexts.FileDescription;

    /// <inheritdoc/>
    protected override string Title => CatalogueTexts.Title;

    /// <inheritdoc/>
    protected override string HowTo => CatalogueTexts.HowTo;

    /// <inheritdoc/>
    protected override string AdministratorsOnly => CatalogueTexts.AdministratorsOnly;

    /// <inheritdoc/>
    protected override AdaptiveFact Entries
    {
        get
        {
            var current = catalogue.Current;
            var retired = current.Competences.Count(competence => competence.IsRetired);
            return new(CatalogueTexts.Entries, CatalogueTexts.EntriesText.With(current.Competences.Count - retired, current.Categories.Count, retired));
        }
    }

    /// <inheritdoc/>
    protected override (AuditEvent Event, string Detail) Recorded(int number) => (AuditEvent.CatalogueChanged, number.ToString(CultureInfo.InvariantCulture));
}
