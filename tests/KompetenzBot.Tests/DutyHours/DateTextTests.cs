using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.DutyHours;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace KompetenzBot.Tests.DutyHours;

public sealed class DateTextTests
{
    /// <summary>A Tuesday.</summary>
    private static readonly LocalDate Today = new(2026, 9, 15);

    [Theory]
    [InlineData("2 Wochen", "2026-09-29")]
    [InlineData("nächsten Monat", "2026-10-01")]
    [InlineData("nächste Woche", "2026-09-21")]
    [InlineData("Ende Januar", "2027-01-31")]
    [InlineData("end of September", "2026-09-30")]
    [InlineData("Weihnachten", "2026-12-24")]
    [InlineData("1.10.", "2026-10-01")]
    [InlineData("bis 1.10.", "2026-10-01")]
    [InlineData("bis zum 1.10.", "2026-10-01")]
    [InlineData("bis 1.10", "2026-10-01")]
    [InlineData("bis 1.9.", "2027-09-01")]
    [InlineData("01.09.2027", "2027-09-01")]
    [InlineData("1. 9. 2027", "2027-09-01")]
    [InlineData("1.9.27", "2027-09-01")]
    [InlineData("24/12/2026", "2026-12-24")]
    [InlineData("15.9.", "2026-09-15")]
    [InlineData("1. Oktober", "2026-10-01")]
    [InlineData("1 Okt", "2026-10-01")]
    [InlineData("3. März 2027", "2027-03-03")]
    [InlineData("bis einschließlich 3. maerz", "2027-03-03")]
    [InlineData("heute", "2026-09-15")]
    [InlineData("morgen", "2026-09-16")]
    [InlineData("Übermorgen!", "2026-09-17")]
    [InlineData("Freitag", "2026-09-18")]
    [InlineData("Di", "2026-09-22")]
    [InlineData("nächsten Freitag", "2026-09-25")]
    [InlineData("nächsten Montag", "2026-09-21")]
    [InlineData("bis kommenden Montag", "2026-09-21")]
    [InlineData("Ende des Monats", "2026-09-30")]
    [InlineData("bis Monatsende", "2026-09-30")]
    [InlineData("Ende der Woche", "2026-09-20")]
    [InlineData("Jahresende", "2026-12-31")]
    [InlineData("in 2 Wochen", "2026-09-29")]
    [InlineData("für drei Monate", "2026-12-15")]
    [InlineData("in einem Jahr", "2027-09-15")]
    [InlineData("in zehn Tagen", "2026-09-25")]
    [InlineData("2026-12-24", "2026-12-24")]
    [InlineData("Sept 30", "2026-09-30")]
    [InlineData("October 1st, 2027", "2027-10-01")]
    [InlineData("1st of October", "2026-10-01")]
    [InlineData("next Friday", "2026-09-25")]
    [InlineData("until tomorrow", "2026-09-16")]
    [InlineData("in two weeks", "2026-09-29")]
    [InlineData("for a month", "2026-10-15")]
    [InlineData("29.2.", "2028-02-29")]
    public void What_people_write_is_understood(string text, string expected) =>
        Assert.Equal(new DateResult.Day(LocalDatePattern.Iso.Parse(expected).Value), DateText.Read(text, Today));

    [Theory]
    [InlineData("31.2.")]
    [InlineData("bis 31. Februar")]
    [InlineData("31.04.2027")]
    [InlineData("29.2.2027")]
    [InlineData("2027-13-01")]
    [InlineData("0.5.")]
    [InlineData("1.0.")]
    public void Days_that_do_not_exist_are_called_that(string text) => Assert.IsType<DateResult.DoesNotExist>(DateText.Read(text, Today));

    [Theory]
    [InlineData("1.9.2026")]
    [InlineData("14.09.2026")]
    [InlineData("2020-01-01")]
    public void Past_days_are_called_that(string text) => Assert.IsType<DateResult.InThePast>(DateText.Read(text, Today));

    [Theory]
    [InlineData("1.1.2099")]
    [InlineData("in 5 Jahren")]
    [InlineData("16.9.2028")]
    public void Days_in_a_far_future_are_called_that(string text) => Assert.IsType<DateResult.TooFar>(DateText.Read(text, Today));

    [Theory]
    [InlineData("")]
    [InlineData("bald")]
    [InlineData("bis")]
    [InlineData("5")]
    [InlineData("nach den Ferien")]
    [InlineData("1.2.3.4")]
    [InlineData("Feierabend")]
    [InlineData("32.32.32.32")]
    public void What_is_no_day_is_not_guessed(string text) => Assert.IsType<DateResult.NotUnderstood>(DateText.Read(text, Today));

    [Fact]
    public void No_text_breaks_the_reader() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text => DateText.Read(text.Get, Today) is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void A_day_is_never_in_the_past_and_reads_as_itself() => Prop.ForAll(
        Gen.Choose(0, 730).ToArbitrary(),
        days => DateText.Read(LocalDatePattern.CreateWithInvariantCulture("d.M.uuuu").Format(Today.PlusDays(days)), Today) == new DateResult.Day(Today.PlusDays(days))).QuickCheckThrowOnFailure();
}
