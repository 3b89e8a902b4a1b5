namespace KompetenzBot.Competences;

/// <summary>A catalogue that must not be used, with everything that is wrong in it.</summary>
public sealed class CatalogueException(IReadOnlyList<string> problems, Exception? cause = null)
    : Exception($"The competence catalogue is not valid: {string.Join("; ", problems)}", cause)
{
    public IReadOnlyList<string> Problems { get; } = problems;
}
