namespace KompetenzBot.Audit;

/// <summary>One month of the trail as it is stored.</summary>
/// <param name="Name">As <c>yyyy-MM</c>.</param>
/// <param name="Start">The code that the first entry follows; empty in the very first month.</param>
/// <param name="Records">In the order of their numbers.</param>
/// <param name="HeadSequence">How many entries there are, by the head.</param>
/// <param name="HeadCode">The code of the last entry, by the head.</param>
public sealed record AuditMonth(string Name, byte[] Start, IReadOnlyList<AuditRecord> Records, int HeadSequence, byte[] HeadCode);

/// <summary>A stored entry.</summary>
/// <param name="Sequence">Its place in the month, from 1.</param>
/// <param name="Entry">What happened.</param>
/// <param name="Code">What links it to the entry before.</param>
public sealed record AuditRecord(int Sequence, AuditEntry Entry, byte[] Code);
