using KompetenzBot.DutyHours;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace KompetenzBot.Tests.DutyHours;

public sealed class PublicHolidaysTests
{
    [Theory]
    [InlineData(2018, 4, 1)]
    [InlineData(2019, 4, 21)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2038, 4, 25)]
    [InlineData(1981, 4, 19)]
    [InlineData(1954, 4, 18)]
    [InlineData(2049, 4, 18)]
    public void Easter_is_when_the_calendar_says(int year, int month, int day) => Assert.Equal(new LocalDate(year, month, day), PublicHolidays.EasterSunday(year));

    [Theory]
    [InlineData("2026-01-01", "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH")]
    [InlineData("2026-01-06", "BW BY ST")]
    [InlineData("2026-03-08", "BE MV")]
    [InlineData("2026-04-03", "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH")]
    [InlineData("2026-04-06", "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH")]
    [InlineData("2026-05-01", "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH")]
    [InlineData("2026-05-14", "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH")]
    [InlineData("2026-05-25", "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH")]
    [InlineData("2026-06-04", "BW BY HE NW RP SL")]
    [InlineData("2026-08-15", "SL")]
    [InlineData("2026-09-20", "TH")]
    [InlineData("2026-10-03", "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH")]
    [InlineData("2026-10-31", "BB HB HH MV NI SN ST SH TH")]
    [InlineData("2026-11-01", "BW BY NW RP SL")]
    [InlineData("2026-11-18", "SN")]
    [InlineData("2026-12-24", "")]
    [InlineData("2026-12-25", "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH")]
    [InlineData("2026-12-26", "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH")]
    [InlineData("2026-12-31", "")]
    [InlineData("2026-06-05", "")]
    public void Each_state_has_its_own(string day, string states) => Assert.Equal(
        states.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal),
        PublicHolidays.States.Where(state => PublicHolidays.IsHoliday(LocalDatePattern.Iso.Parse(day).Value, state)).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("2026-09-15T10:30:00+02:00", "2026-09-15T10:30:00+02:00")]
    [InlineData("2026-09-15T05:30:00+02:00", "2026-09-15T07:00:00+02:00")]
    [InlineData("2026-09-15T17:00:00+02:00", "2026-09-16T07:00:00+02:00")]
    [InlineData("2026-09-18T18:00:00+02:00", "2026-09-21T07:00:00+02:00")]
    [InlineData("2026-12-24T18:00:00+01:00", "2026-12-28T07:00:00+01:00")]
    [InlineData("2026-04-02T18:00:00+02:00", "2026-04-07T07:00:00+02:00")]
    [InlineData("2026-03-27T18:00:00+01:00", "2026-03-30T07:00:00+02:00")]
    public void The_next_working_time_leaves_out_nights_weekends_and_holidays(string from, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, null), City.Clock.NextWorkingTime(DateTimeOffset.Parse(from, null), City.Clock.Usual));
}
