namespace KompetenzBot.Competences;

/// <summary>The catalogue that is in force. Administrators can change it while the bot runs: whoever decides something takes it once and stays with it.</summary>
public interface ICatalogues
{
    /// <summary>The newest catalogue that this instance knows; immutable.</summary>
    CompetenceCatalogue Current { get; }
}
