namespace KompetenzBot.Audit;

/// <summary>Finds the first place at which the trail is not what was written.</summary>
public static class AuditVerifier
{
    /// <summary>Null for an unbroken trail.</summary>
    /// <param name="key">The key that the trail was written with.</param>
    /// <param name="months">In their order, from the first one that is to be trusted.</param>
    public static AuditBreak? Verify(ReadOnlyMemory<byte> key, IEnumerable<AuditMonth> months)
    {
        byte[]? last = null;
        foreach (var month in months)
        {
            if (last is not null && !month.Start.AsSpan().SequenceEqual(last))
            {
                return new AuditBreak(month.Name, 0, AuditBreakKind.MonthMissing);
            }

            var head = new AuditHead(month.Name, month.Start, month.HeadSequence, month.HeadCode);
            var check = new AuditMonthCheck(key, head, month.Name);
            _ = month.Records.All(check.Add);
            check.End(head);
            if (check.Found is { } found)
            {
                return found;
            }

            last = month.HeadCode;
        }

        return null;
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

    /// <summary>Months before this one are gone, and the trail does not say that their time was over.</summary>
    BeginMissing,

    /// <summary>The entry with which the trail ended when it was last shown is gone, or another one.</summary>
    ShownMissing,

    /// <summary>There is no entry at all, although something has happened.</summary>
    TrailMissing,
}
