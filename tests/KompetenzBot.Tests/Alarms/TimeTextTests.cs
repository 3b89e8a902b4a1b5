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
    [InlineData("morgen früh", "2026-09-16T06:00", "2026-09-16T10:00")]
    [InlineData("morgen früh um 7", "2026-09-16T07:00", null)]
    [InlineData("morgen Vormittag", "2026-09-16T08:00", "2026-09-16T12:00")]
    [InlineData("heute mittag", "2026-09-15T12:00", "2026-09-15T14:00")]
    [InlineData("heute Nachmittag", "2026-09-15T14:00", "2026-09-15T18:00")]
    [InlineData("heute Abend", "2026-09-15T18:00", "2026-09-15T22:00")]
    [InlineData("tonight", "2026-09-15T18:00", "2026-09-15T22:00")]
    [InlineData("heute Abend 8 Uhr", "2026-09-15T20:00", null)]
    [InlineData("heute Abend bis 23 Uhr", "2026-09-15T18:00", "2026-09-15T23:00")]
    [InlineData("morgen ab mittags", "2026-09-16T12:00", null)]
    [InlineData("heute Nacht", "2026-09-15T22:00", "2026-09-16T06:00")]
    [InlineData("in der Nacht", "2026-09-15T22:00", "2026-09-16T06:00")]
    [InlineData("heute Nacht 2 Uhr", "2026-09-16T02:00", null)]
    [InlineData("morgen von morgens bis abends", "2026-09-16T06:00", "2026-09-16T18:00")]
    [InlineData("tomorrow morning", "2026-09-16T06:00", "2026-09-16T10:00")]
    [InlineData("Freitagabend", "2026-09-18T18:00", "2026-09-18T22:00")]
    [InlineData("Sa 8 Uhr für 6 Stunden", "2026-09-19T08:00", "2026-09-19T14:00")]
    [InlineData("Sa, 8 Uhr, für 6 Stunden", "2026-09-19T08:00", "2026-09-19T14:00")]
    [InlineData("am Samstag um 8", "2026-09-19T08:00", null)]
    [InlineData("on Saturday at 8 pm", "2026-09-19T20:00", null)]
    [InlineData("Mo. 8-12 Uhr", "2026-09-21T08:00", "2026-09-21T12:00")]
    [InlineData("Di 18 Uhr", "2026-09-15T18:00", null)]
    [InlineData("Di 10-14 Uhr", "2026-09-15T10:00", "2026-09-15T14:00")]
    [InlineData("Dienstag 8-11 Uhr", "2026-09-22T08:00", "2026-09-22T11:00")]
    [InlineData("für 6 Stunden", "2026-09-15T12:00", "2026-09-15T18:00")]
    [InlineData("for 6 hours", "2026-09-15T12:00", "2026-09-15T18:00")]
    [InlineData("6 Std.", "2026-09-15T12:00", "2026-09-15T18:00")]
    [InlineData("90 Minuten", "2026-09-15T12:00", "2026-09-15T13:30")]
    [InlineData("1,5 h", "2026-09-15T12:00", "2026-09-15T13:30")]
    [InlineData("sofort für eine Stunde", "2026-09-15T12:00", "2026-09-15T13:00")]
    [InlineData("in 2 Stunden", "2026-09-15T14:00", null)]
    [InlineData("in einer Stunde bis 20 Uhr", "2026-09-15T13:00", "2026-09-15T20:00")]
    [InlineData("in 30 minutes for 2 hours", "2026-09-15T12:30", "2026-09-15T14:30")]
    [InlineData("ab sofort bis 22 Uhr", "2026-09-15T12:00", "2026-09-15T22:00")]
    [InlineData("bis 22 Uhr", "2026-09-15T12:00", "2026-09-15T22:00")]
    [InlineData("bis 2 Uhr", "2026-09-15T12:00", "2026-09-16T02:00")]
    [InlineData("bis morgen 12 Uhr", "2026-09-15T12:00", "2026-09-16T12:00")]
    [InlineData("heute bis 22 Uhr", "2026-09-15T12:00", "2026-09-15T22:00")]
    [InlineData("until Friday 18:00", "2026-09-15T12:00", "2026-09-18T18:00")]
    [InlineData("Fr 18 Uhr bis So 12 Uhr", "2026-09-18T18:00", "2026-09-20T12:00")]
    [InlineData("von Fr 18 Uhr bis So", "2026-09-18T18:00", "2026-09-21T00:00")]
    [InlineData("Fr 18 Uhr bis Fr 12 Uhr", "2026-09-18T18:00", "2026-09-25T12:00")]
    [InlineData("24.12. 8 Uhr bis 26.12. 18 Uhr", "2026-12-24T08:00", "2026-12-26T18:00")]
    [InlineData("30.12. 8 Uhr bis 2.1. 18 Uhr", "2026-12-30T08:00", "2027-01-02T18:00")]
    [InlineData("29.2. 8 Uhr", "2028-02-29T08:00", null)]
    [InlineData("2026-12-24 08:00", "2026-12-24T08:00", null)]
    [InlineData("2026-12-24T08:00 - 2026-12-24T12:30", "2026-12-24T08:00", "2026-12-24T12:30")]
    [InlineData("9 am - 5 pm", "2026-09-15T09:00", "2026-09-15T17:00")]
    public void What_people_write_is_understood(string text, string from, string? to) =>
        Assert.Equal(new TimeResult.Span(Local(from), to is null ? null : Local(to)), TimeText.Read(text, Now));

    [Theory]
    [InlineData("heute 8-11 Uhr")]
    [InlineData("heute ab 10 Uhr")]
    [InlineData("1.2.2026 8 Uhr")]
    [InlineData("bis 11 Uhr")]
    [InlineData("heute früh")]
    [InlineData("2026-09-14 08:00 bis 2026-09-15 11:00")]
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
    [InlineData("Sa")]
    [InlineData("morgen bis 12 Uhr")]
    [InlineData("morgen für 6 Stunden")]
    [InlineData("für 6")]
    [InlineData("in 2")]
    [InlineData("2026-13-24 08:00")]
    [InlineData("20.12. 8 Uhr bis 31.2. 8 Uhr")]
    [InlineData("24.12. 18 Uhr bis 24.12.2026 8 Uhr")]
    public void What_is_no_time_is_not_guessed(string text) => Assert.IsType<TimeResult.NotUnderstood>(TimeText.Read(text, Now));

    [Theory]
    [InlineData("heute 18-22 Uhr", true)]
    [InlineData("25 Uhr", true)]
    [InlineData("sofort", true)]
    [InlineData("für 6 Stunden", true)]
    [InlineData("Sa 8 Uhr", true)]
    [InlineData("morgen früh", true)]
    [InlineData("bis 22 Uhr", true)]
    [InlineData("2026-12-24 08:00", true)]
    [InlineData("in der Westfalenhalle", false)]
    [InlineData("Tor 2 am Abendroth", false)]
    [InlineData("2 Tore", false)]
    [InlineData("Sonntagstraße 8", false)]
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
