using System.Runtime.InteropServices;

namespace KompetenzBot.Competences;

/// <summary>What a query looks at in a person.</summary>
/// <param name="Held">Their competences.</param>
/// <param name="Day">On which a certificate must be valid.</param>
/// <param name="Times">When they may be called.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Candidate(IReadOnlyCollection<HeldCompetence> Held, DateOnly Day, AvailableTimes Times = AvailableTimes.None);
