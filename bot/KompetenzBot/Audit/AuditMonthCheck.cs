namespace KompetenzBot.Audit;

/// <summary>Follows one month of the trail entry by entry, however many there are.</summary>
/// <param name="key">The key that the trail was written with.</param>
/// <param name="head">The head as it was before the entries are read; null: there is none.</param>
/// <param name="month">As <c>yyyy-MM</c>.</param>
public sealed class AuditMonthCheck(ReadOnlyMemory<byte> key, AuditHead? head, string month)
{
    private byte[] _previous = head?.Start ?? [];
    private bool _passedHead = head is { Sequence: 0 };

    /// <summary>The first broken place; null: none so far.</summary>
    public AuditBreak? Found { get; private set; }

    /// <summary>How many entries are unbroken.</summary>
    public int Count { get; private set; }

    /// <summary>When the first of them was written.</summary>
    public DateTimeOffset? First { get; private set; }

    /// <summary>When the last of them was written.</summary>
    public DateTimeOffset? Last { get; private set; }

    /// <summary>The next entry. False: the trail is broken, and what follows says nothing any more.</summary>
    public bool Add(AuditRecord record)
    {
        if (record.Sequence != Count + 1)
        {
            Found = new AuditBreak(month, Count + 1, AuditBreakKind.EntryMissing);
        }
        else if (!AuditChain.CodeOf(key.Span, _previous, record.Sequence, record.Entry).AsSpan().SequenceEqual(record.Code))
        {
            Found = new AuditBreak(month, record.Sequence, AuditBreakKind.EntryChanged);
        }
        else
        {
            (_previous, Count, First, Last) = (record.Code, record.Sequence, First ?? record.Entry.At, record.Entry.At);
            _passedHead |= Is(head);
        }

        return Found is null;
    }

    /// <summary>The end.</summary>
    /// <param name="now">The head as it is after the entries were read, since others may have appended meanwhile.</param>
    public void End(AuditHead? now)
    {
        if (Found is null && (now is null || !_passedHead || now.Sequence < Count || (now.Sequence == Count && !Is(now))))
        {
            Found = new AuditBreak(month, Math.Min(now?.Sequence ?? 0, Count) + 1, AuditBreakKind.EndMissing);
        }
    }

    private bool Is(AuditHead? some) => some?.Sequence == Count && some.Code.AsSpan().SequenceEqual(_previous);
}
