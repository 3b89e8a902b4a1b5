namespace KompetenzBot.Competences;

/// <summary>The catalogue that is in force. Administrators can change it while the bot runs: whoever decides something takes it once and stays with it.</summary>
public interface ICatalogues
{
    /// <summary>The newest catalogue that this instance knows; immutable.</summary>
    CompetenceCatalogue Current { get; }
}

/// <summary>The catalogue that is built into the product, and no other.</summary>
public sealed class EmbeddedCatalogue : ICatalogues
{
    /// <inheritdoc/>
    public CompetenceCatalogue Current { get; } = CompetenceCatalogue.LoadEmbedded();
}
