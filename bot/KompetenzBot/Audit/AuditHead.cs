namespace KompetenzBot.Audit;

/// <summary>Where a month of the trail begins and ends, by its head.</summary>
/// <param name="Month">As <c>yyyy-MM</c>.</param>
/// <param name="Start">The code that the first entry follows; empty in the very first month.</param>
/// <param name="Sequence">How many entries there are.</param>
/// <param name="Code">The code of the last one.</param>
public sealed record AuditHead(string Month, byte[] Start, int Sequence, byte[] Code)
{
    private const int Shown = 8;

    /// <summary>Whether the month is being removed because its time is over.</summary>
    public bool IsAged { get; init; }

    /// <summary>The begin of the code: short enough to be compared by people, and nobody makes another entry with it.</summary>
    public string CodeText => Short(Code);

    /// <summary>The begin of a code, as it is shown and logged.</summary>
    public static string Short(byte[] code) => Convert.ToHexStringLower(code.AsSpan(0, Math.Min(code.Length, Shown)));
}
