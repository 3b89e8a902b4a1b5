using System.Runtime.InteropServices;

namespace KompetenzBot.Competences;

/// <summary>What a query may know of a person.</summary>
/// <param name="Held">The competences of the profile, expired ones too.</param>
/// <param name="Day">The day on which they must be valid.</param>
/// <param name="Times">When the person can be called.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Candidate(IReadOnlyList<HeldCompetence> Held, DateOnly Day, AvailableTimes Times = AvailableTimes.None);
