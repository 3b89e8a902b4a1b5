namespace KompetenzBot.Competences;

/// <summary>A competence in a profile. <paramref name="ValidUntil"/> is the last day on which it counts; null means for good.</summary>
public sealed record HeldCompetence(string CompetenceId, string? Level = null, DateOnly? ValidUntil = null)
{
    public bool IsValidOn(DateOnly day) => ValidUntil is not { } last || day <= last;
}
