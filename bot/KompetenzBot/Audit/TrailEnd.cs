namespace KompetenzBot.Audit;

/// <summary>Compares where the trail ends with where it ended before.</summary>
public sealed class TrailEnd(IAuditTrail trail, ITrailMemory memory)
{
    /// <summary>Null where nothing is missing that was there when the trail was last shown.</summary>
    public async Task<AuditBreak?> CompareAsync(CancellationToken cancellationToken)
    {
        var newest = await trail.FindNewestHeadAsync(cancellationToken);
        if (await memory.FindShownAsync(cancellationToken) is { } shown)
        {
            return await IsThereAsync(shown, newest, cancellationToken) ? null : new AuditBreak(shown.Month, shown.Sequence, AuditBreakKind.ShownMissing);
        }

        return newest is null && await memory.HasSomethingHappenedAsync(cancellationToken) ? new AuditBreak(string.Empty, 0, AuditBreakKind.TrailMissing) : null;
    }

    /// <summary>Where the trail ends now, kept for the next comparison unless this one already fails.</summary>
    public async Task<AuditHead?> ShowAsync(CancellationToken cancellationToken)
    {
        if (await CompareAsync(cancellationToken) is null && await trail.FindNewestHeadAsync(cancellationToken) is { } newest)
        {
            await memory.RememberAsync(newest, cancellationToken);
            return newest;
        }

        return await trail.FindNewestHeadAsync(cancellationToken);
    }

    private async Task<bool> IsThereAsync(AuditHead shown, AuditHead? newest, CancellationToken cancellationToken)
    {
        var code = await memory.FindCodeAsync(shown.Month, shown.Sequence, cancellationToken);
        return newest is not null && (code is null ? await HasAgedAsync(shown.Month, cancellationToken) : code.AsSpan().SequenceEqual(shown.Code));
    }

    /// <summary>Whether the month is gone, or going, because its time is over: then a later one follows it, which a trail that was begun anew does not.</summary>
    private async Task<bool> HasAgedAsync(string month, CancellationToken cancellationToken)
    {
        if (await trail.FindHeadAsync(month, cancellationToken) is { } head)
        {
            return head.IsAged;
        }

        foreach (var later in await trail.ListMonthsAsync(cancellationToken))
        {
            if (await trail.FindHeadAsync(later, cancellationToken) is { } first)
            {
                return string.CompareOrdinal(later, month) > 0 && first.Start.Length > 0;
            }
        }

        return false;
    }
}
