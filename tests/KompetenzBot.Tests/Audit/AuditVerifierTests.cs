using KompetenzBot.Audit;
using Xunit;

namespace KompetenzBot.Tests.Audit;

/// <summary>Whatever is done to the stored trail without the key is found, and the place is named.</summary>
public sealed class AuditVerifierTests
{
    private static readonly ReadOnlyMemory<byte> Key = AuditKey.Development.Value;
    private static readonly DateTimeOffset At = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);

    public static TheoryData<string, Func<AuditMonth, AuditMonth>, AuditBreakKind, int> Manipulations => new()
    {
        { "another event", month => Change(month, 3, entry => entry with { Event = AuditEvent.Erased }), AuditBreakKind.EntryChanged, 3 },
        { "another subject", month => Change(month, 3, entry => entry with { Subject = "someone" }), AuditBreakKind.EntryChanged, 3 },
        { "another actor", month => Change(month, 1, entry => entry with { Actor = "Feuerwehr" }), AuditBreakKind.EntryChanged, 1 },
        { "another detail", month => Change(month, 5, entry => entry with { Detail = "A-2026-0043 accepted" }), AuditBreakKind.EntryChanged, 5 },
        { "a word moved from one field to the next", month => Change(month, 2, entry => entry with { Subject = entry.Subject[..^1], Actor = entry.Subject[^1] + entry.Actor }), AuditBreakKind.EntryChanged, 2 },
        { "a tick later", month => Change(month, 4, entry => entry with { At = entry.At.AddTicks(1) }), AuditBreakKind.EntryChanged, 4 },
        { "removed in the middle", month => month with { Records = [.. month.Records.Where(record => record.Sequence != 3)] }, AuditBreakKind.EntryMissing, 3 },
        { "removed and renumbered", month => month with { Records = [.. month.Records.Where(record => record.Sequence != 3).Select((record, i) => record with { Sequence = i + 1 })] }, AuditBreakKind.EntryChanged, 3 },
        { "swapped", month => month with { Records = [month.Records[1] with { Sequence = 1 }, month.Records[0] with { Sequence = 2 }, .. month.Records.Skip(2)] }, AuditBreakKind.EntryChanged, 1 },
        { "cut off at the end", month => month with { Records = [.. month.Records.Take(4)] }, AuditBreakKind.EndMissing, 5 },
        { "cut off with the head set back", month => month with { Records = [.. month.Records.Take(4)], HeadSequence = 4 }, AuditBreakKind.EndMissing, 5 },
    };

    [Fact]
    public void A_trail_as_it_was_written_is_unbroken() => Assert.Null(AuditVerifier.Verify(Key, [Month("2026-08", [], 3), Following()]));

    [Theory]
    [MemberData(nameof(Manipulations), DisableDiscoveryEnumeration = true)]
    [Trait("Threat", "T29")]
    public void A_manipulated_trail_names_the_first_broken_entry(string what, Func<AuditMonth, AuditMonth> manipulate, AuditBreakKind kind, int sequence)
    {
        Assert.NotEmpty(what);
        Assert.Equal(new AuditBreak("2026-09", sequence, kind), AuditVerifier.Verify(Key, [Month("2026-08", [], 3), manipulate(Following())]));
    }

    [Fact]
    public void A_month_that_was_removed_is_missed() => Assert.Equal(
        new AuditBreak("2026-10", 0, AuditBreakKind.MonthMissing),
        AuditVerifier.Verify(Key, [Month("2026-08", [], 3), Month("2026-10", Following().HeadCode, 2)]));

    [Fact]
    [Trait("Threat", "T29")]
    public void Who_does_not_have_the_key_cannot_write_a_trail() =>
        Assert.Equal(AuditBreakKind.EntryChanged, AuditVerifier.Verify("another key that is long enough"u8.ToArray(), [Following()])?.Kind);

    private static AuditMonth Following() => Month("2026-09", Month("2026-08", [], 3).HeadCode, 5);

    private static AuditMonth Month(string name, byte[] start, int count)
    {
        var code = start;
        List<AuditRecord> records = [];
        for (var sequence = 1; sequence <= count; sequence++)
        {
            var entry = new AuditEntry(AuditEvent.Looked, $"p{sequence}", "Kommunales Lagezentrum", "A-2026-0042 accepted", At.AddMinutes(sequence));
            code = AuditChain.CodeOf(Key.Span, code, sequence, entry);
            records.Add(new AuditRecord(sequence, entry, code));
        }

        return new AuditMonth(name, start, records, count, code);
    }

    private static AuditMonth Change(AuditMonth month, int sequence, Func<AuditEntry, AuditEntry> change) =>
        month with { Records = [.. month.Records.Select(record => record.Sequence == sequence ? record with { Entry = change(record.Entry) } : record)] };
}
