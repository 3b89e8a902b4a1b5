using KompetenzBot.DutyHours;
using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Xunit;

namespace KompetenzBot.Tests.DutyHours;

public sealed class DutyClockTests
{
    [Theory]
    [InlineData("2026-09-15T06:59:59+02:00", WeekPhase.Night)]
    [InlineData("2026-09-15T07:00:00+02:00", WeekPhase.DutyHours)]
    [InlineData("2026-09-15T16:59:59+02:00", WeekPhase.DutyHours)]
    [InlineData("2026-09-15T17:00:00+02:00", WeekPhase.Night)]
    [InlineData("2026-09-18T23:59:59+02:00", WeekPhase.Night)]
    [InlineData("2026-09-19T00:00:00+02:00", WeekPhase.Weekend)]
    [InlineData("2026-09-20T23:59:59+02:00", WeekPhase.Weekend)]
    [InlineData("2026-09-21T00:00:00+02:00", WeekPhase.Night)]
    [InlineData("2026-09-20T22:00:00Z", WeekPhase.Night)]
    [InlineData("2026-03-27T06:00:00Z", WeekPhase.DutyHours)]
    [InlineData("2026-03-30T05:00:00Z", WeekPhase.DutyHours)]
    [InlineData("2026-03-27T05:00:00Z", WeekPhase.Night)]
    public void A_point_in_time_falls_into_a_part_of_the_week(string time, WeekPhase expected) =>
        Assert.Equal(expected, City.Clock.PhaseOf(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)));

    [Fact]
    public void An_hour_that_the_clocks_skip_is_taken_as_the_later_one() =>
        Assert.Equal(new DateTimeOffset(2026, 3, 29, 3, 30, 0, TimeSpan.FromHours(2)), City.Clock.At(new LocalDateTime(2026, 3, 29, 2, 30)));

    [Fact]
    public void An_hour_that_comes_twice_is_taken_as_the_first_one() =>
        Assert.Equal(new DateTimeOffset(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(2)), City.Clock.At(new LocalDateTime(2026, 10, 25, 2, 30)));

    [Fact]
    public void Every_wall_time_that_exists_comes_back() => Prop.ForAll(Gen.Choose(0, 365 * 24 * 4).ToArbitrary(), quarters =>
    {
        var local = new LocalDateTime(2026, 1, 1, 0, 0).PlusMinutes(15 * quarters);
        var skipped = local.Date == new LocalDate(2026, 3, 29) && local.Hour == 2;
        return skipped || City.Clock.ToLocal(City.Clock.At(local)) == local;
    }).QuickCheckThrowOnFailure();
}
