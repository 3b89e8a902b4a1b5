using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Alarms.Composing;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

public sealed class TimeTextTests
{
    /// <summary>A Tuesday.</summary>
    private static readonly LocalDateTime Now = new(2026, 9, 15, 12, 0);

    [Theory]
    [InlineData("", "2026-09-15T12:00", null)]
    [InlineData("sofort", "2026-09-15T12:00", null)]
    [InlineData(" Ab sofort ", "2026-09-15T12:00", null)]
    [InlineData("immediately", "2026-09-15T12:00", null)]
    [InlineData("heute 18-22 Uhr", "2026-09-15T18:00", "2026-09-15T22:00")]
    [InlineData("Heute, 18 – 22 Uhr", "2026-09-15T18:00", "2026-09-15T22:00")]
    [InlineData("18 bis 22", "2026-09-15T18:00", "2026-09-15T22:00")]
    [InlineData("von 18:30 bis 22.15 Uhr", "2026-09-15T18:30", "2026-09-15T22:15")]
    [InlineData("morgen ab 8 Uhr", "2026-09-16T08:00", null)]
    [InlineData("übermorgen 8-12 Uhr", "2026-09-17T08:00", "2026-09-17T12:00")]
    [InlineData("uebermorgen um 8", "2026-09-17T08:00", null)]
    [InlineData("today from 18 to 22", "2026-09-15T18:00", "2026-09-15T22:00")]
    [InlineData("tomorrow at 9", "2026-09-16T09:00", null)]
    [InlineData("24.12. 8:30-12 Uhr", "2026-12-24T08:30", "2026-12-24T12:00")]
    [InlineData("am 24.12.2027 ab 9 Uhr", "2027-12-24T09:00", null)]
    [InlineData("1.1. 8 Uhr", "2027-01-01T08:00", null)]
    [InlineData("heute 20-24 Uhr", "2026-09-15T20:00", "2026-09-16T00:00")]
    [InlineData("heute 24 Uhr", "2026-09-16T00:00", null)]
    [InlineData("heute 22-6 Uhr", "2026-09-15T22:00", "2026-09-16T06:00")]
    [InlineData("heute 10-14 Uhr", "2026-09-15T10:00", "2026-09-15T14:00")]
    public void What_people_write_is_understood(string text, string from, string? to) =>
        Assert.Equal(new TimeResult.Span(Local(from), to is null ? null : Local(to)), TimeText.Read(text, Now));

    [Theory]
    [InlineData("heute 8-11 Uhr")]
    [InlineData("heute ab 10 Uhr")]
    [InlineData("1.2.2026 8 Uhr")]
    public void What_is_over_is_said_to_be_over(string text) => Assert.IsType<TimeResult.InThePast>(TimeText.Read(text, Now));

    [Theory]
    [InlineData("bald")]
    [InlineData("heute")]
    [InlineData("25 Uhr")]
    [InlineData("18:60")]
    [InlineData("18-25 Uhr")]
    [InlineData("31.2. 8 Uhr")]
    [InlineData("0.5. 8 Uhr")]
    [InlineData("5.13. 8 Uhr")]
    [InlineData("1.1.0000 8 Uhr")]
    [InlineData("heute 18-22 Uhr und morgen")]
    [InlineData("-5 Uhr")]
    public void What_is_no_time_is_not_guessed(string text) => Assert.IsType<TimeResult.NotUnderstood>(TimeText.Read(text, Now));

    [Theory]
    [InlineData("heute 18-22 Uhr", true)]
    [InlineData("25 Uhr", true)]
    [InlineData("sofort", true)]
    [InlineData("Westfalenhallen", false)]
    [InlineData("Halle 3", false)]
    [InlineData("Straße des 17. Juni", false)]
    public void A_part_of_a_line_looks_like_a_time_or_not(string part, bool expected) => Assert.Equal(expected, TimeText.LooksLikeTime(part));

    [Fact]
    public void No_text_breaks_the_reader() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
    {
        TimeText.LooksLikeTime(text.Get);
        return TimeText.Read(text.Get, Now) is not null;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_end_always_lies_behind_its_begin_and_behind_now()
    {
        var cases = from hour in Gen.Choose(0, 24)
                    from until in Gen.Choose(0, 24)
                    from day in Gen.Elements("", "heute ", "morgen ", "24.12. ")
                    select $"{day}{hour}-{until} Uhr";

        Prop.ForAll(cases.ToArbitrary(), text => TimeText.Read(text, Now) is not TimeResult.Span { To: { } to } span || (to > span.From && to > Now))
            .QuickCheckThrowOnFailure();
    }

    private static LocalDateTime Local(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-ddTHH:mm").Parse(text).Value;
}
