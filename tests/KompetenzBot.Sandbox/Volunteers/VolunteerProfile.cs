namespace KompetenzBot.Sandbox;

/// <summary>What an invented member of staff would enter at registration.</summary>
/// <param name="AadObjectId">Entra object id, lower case.</param>
/// <param name="MobileNumber">E.164; null when the person gives none.</param>
public sealed record VolunteerProfile(
    string AadObjectId, string Name, string Department, IReadOnlyList<VolunteerCompetence> Competences, string? MobileNumber, VolunteerAvailability Availability)
{
    /// <summary>Whether the person agreed to text messages; only with a number.</summary>
    public bool AgreesToSms { get; init; }

    /// <summary>With which text messages greet the person; null: none was chosen.</summary>
    public string? CodeWord { get; init; }
}

/// <summary>A competence by its ids in the catalogue.</summary>
/// <param name="Level">Level id; null where the catalogue asks for none.</param>
/// <param name="ValidUntil">Set where the certificate expires.</param>
public sealed record VolunteerCompetence(string Id, string? Level, DateOnly? ValidUntil);

/// <summary>For what and when a volunteer may be called.</summary>
/// <param name="Nights">On working days before and after duty hours.</param>
public sealed record VolunteerAvailability(bool Questions, bool InDutyTime, bool OutsideDutyTime, bool Nights, bool Weekends);
