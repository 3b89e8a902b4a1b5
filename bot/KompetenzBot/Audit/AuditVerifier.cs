namespace KompetenzBot.Audit;

/// <summary>Finds the first place at which the trail is not what was written.</summary>
public static class AuditVerifier
{
    /// <summary>Null for an unbroken trail.</summary>
    /// <param name="key">The key that the trail was written with.</param>
    /// <param name="months">In their order, from the first one that is to be trusted.</param>
    public static AuditBreak? Verify(ReadOnlySpan<byte> key, IEnumerable<AuditMonth> months)
    {
        byte[]? last = null;
        foreach (var month in months)
        {
            if (last is not null && !month.Start.AsSpan().SequenceEqual(last))
            {
                return new AuditBreak(month.Name, 0, AuditBreakKind.MonthMissing);
            }

            if (Verify(key, month) is { } found)
            {
                return found;
            }

            last = month.HeadCode;
        }

        return null;
    }

    private static AuditBreak? Verify(ReadOnlySpan<byte> key, AuditMonth month)
    {
        var previous = month.Start;
        var expected = 1;
        foreach (var record in month.Records)
        {
            if (record.Sequence != expected)
            {
                return new AuditBreak(month.Name, expected, AuditBreakKind.EntryMissing);
            }

            if (!AuditChain.CodeOf(key, previous, record.Sequence, record.Entry).AsSpan().SequenceEqual(record.Code))
            {
                return new AuditBreak(month.Name, record.Sequence, AuditBreakKind.EntryChanged);
            }

            (previous, expected) = (record.Code, expected + 1);
        }

        return month.HeadSequence != month.Records.Count || !month.HeadCode.AsSpan().SequenceEqual(previous)
            ? new AuditBreak(month.Name, Math.Min(month.HeadSequence, month.Records.Count) + 1, AuditBreakKind.EndMissing)
            : null;
    }
}

/// <summary>The first broken place.</summary>
/// <param name="Month">As <c>yyyy-MM</c>.</param>
/// <param name="Sequence">The number of the entry; 0 for the month as a whole.</param>
/// <param name="Kind">What is wrong with it.</param>
public sealed record AuditBreak(string Month, int Sequence, AuditBreakKind Kind);

/// <summary>What can be wrong.</summary>
public enum AuditBreakKind
{
    /// <summary>The entry does not say what was written, or stands in a place where it was not written.</summary>
    EntryChanged,

    /// <summary>The entry is gone.</summary>
    EntryMissing,

    /// <summary>Entries at the end are gone, or some were appended past the head.</summary>
    EndMissing,

    /// <summary>The month does not follow the one before.</summary>
    MonthMissing,
}
