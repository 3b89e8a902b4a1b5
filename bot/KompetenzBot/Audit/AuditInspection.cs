namespace KompetenzBot.Audit;

/// <summary>Verifies the whole stored trail: several months at once, none of them in memory as a whole.</summary>
public sealed class AuditInspection(IAuditTrail trail, TrailEnd end, AuditKey key)
{
    private const int AtOnce = 4;

    /// <summary>What the trail is like from its first kept month to now.</summary>
    public async Task<AuditFindings> InspectAsync(CancellationToken cancellationToken)
    {
        var months = await trail.ListMonthsAsync(cancellationToken);
        var looked = new LookedAt[months.Count];
        await Parallel.ForAsync(0, months.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (i, token) =>
            looked[i] = await LookAsync(months[i], token));
        var findings = Judge([.. looked.Where(month => !month.IsEmpty).SkipWhile(month => month.Head?.IsAged == true)]);
        return findings.Break is null && await end.CompareAsync(cancellationToken) is { } missing ? findings with { Break = missing } : findings;
    }

    private async Task<LookedAt> LookAsync(string month, CancellationToken cancellationToken)
    {
        var head = await trail.FindHeadAsync(month, cancellationToken);
        var check = new AuditMonthCheck(key.Value, head, month);
        List<string> removed = [];
        await foreach (var record in trail.ReadMonthAsync(month, cancellationToken))
        {
            if (!check.Add(record))
            {
                break;
            }

            if (record.Entry.Event == AuditEvent.MonthRemoved)
            {
                removed.Add(record.Entry.Detail);
            }
        }

        var now = await trail.FindHeadAsync(month, cancellationToken);
        var isEmpty = now is null && check is { Count: 0, Found: null };
        check.End(now);
        return new LookedAt(month, now, check, removed, isEmpty);
    }

    private static AuditFindings Judge(IReadOnlyList<LookedAt> months)
    {
        var entries = 0;
        byte[]? last = null;
        foreach (var month in months)
        {
            if (last is not null && month.Head is { } head && !head.Start.AsSpan().SequenceEqual(last))
            {
                return Findings(new AuditBreak(month.Name, 0, AuditBreakKind.MonthMissing));
            }

            entries += month.Check.Count;
            if (month.Check.Found is { } found)
            {
                return Findings(found);
            }

            last = month.Head!.Code;
        }

        return Findings(months is [{ Head: { Start.Length: > 0 } first }, ..] && !months.Any(month => month.Removed.Any(detail => detail.EndsWith($" {AuditHead.Short(first.Start)}", StringComparison.Ordinal)))
            ? new AuditBreak(first.Month, 0, AuditBreakKind.BeginMissing)
            : null);

        AuditFindings Findings(AuditBreak? found) => new(
            entries,
            months.Select(month => month.Check.First).FirstOrDefault(at => at is not null),
            months.Select(month => month.Check.Last).LastOrDefault(at => at is not null),
            months is [.., var newest] ? newest.Head : null,
            found);
    }

    private sealed record LookedAt(string Name, AuditHead? Head, AuditMonthCheck Check, IReadOnlyList<string> Removed, bool IsEmpty);
}

/// <summary>What the trail is like.</summary>
/// <param name="Entries">How many are unbroken, from the first one on.</param>
/// <param name="First">When the first one was written.</param>
/// <param name="Last">When the last one was written.</param>
/// <param name="Head">The newest; null: there is none.</param>
/// <param name="Break">The first broken place; null: none.</param>
public sealed record AuditFindings(int Entries, DateTimeOffset? First, DateTimeOffset? Last, AuditHead? Head, AuditBreak? Break);
