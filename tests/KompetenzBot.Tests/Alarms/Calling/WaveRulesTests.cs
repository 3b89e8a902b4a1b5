using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Calling;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Competences;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.Tests.DutyHours;
using Xunit;

namespace KompetenzBot.Tests.Alarms.Calling;

public sealed class WaveRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 0.25, 0)]
    [InlineData(5, 0.25, 20)]
    [InlineData(1, 0.3, 4)]
    [InlineData(5, 0, 100)]
    [InlineData(9, 1, 10)]
    public void So_many_are_called_that_the_places_are_likely_to_be_filled(int missing, double rate, int size) => Assert.Equal(size, WaveRules.Size(missing, rate));

    [Theory]
    [InlineData(WaveCause.Interval, 10, 2, 0, false)]
    [InlineData(WaveCause.Interval, 10, 8, 0, false)]
    [InlineData(WaveCause.Interval, 10, 9, 0, true)]
    [InlineData(WaveCause.Interval, 0, 0, 0, true)]
    [InlineData(WaveCause.Interval, 0, 0, 2, false)]
    [InlineData(WaveCause.Coordinator, 0, 0, 2, true)]
    [InlineData(WaveCause.Start, 0, 0, 0, true)]
    public void A_wave_is_due_by_its_time_or_at_once_when_those_called_no_longer_suffice_and_not_where_nobody_is_missing(
        WaveCause cause, int minutes, int declined, int accepted, bool isDue)
    {
        var situation = Situation(need: 2, called: 10, accepted, declined);

        Assert.Equal(isDue, WaveRules.IsDue(new Wave(2, Now.AddMinutes(minutes), cause), situation, Now));
    }

    [Fact]
    public void The_forecast_comes_from_alarms_at_the_same_time_of_day_once_there_are_enough()
    {
        AlarmReport onDuty = new([new NeedReport(1, 100, 80, 20, 30, 10, 5, 10)]) { CalledAt = Now.AddDays(-7) };
        AlarmReport atNight = new([new NeedReport(1, 100, 100, 0, 5, 0, 0)]) { CalledAt = Now.AddDays(-7).AddHours(14) };

        Assert.Equal(new AcceptanceRate(0.5, false), AcceptanceForecast.For(Now, [onDuty, atNight], City.Clock));
        Assert.Equal(new AcceptanceRate(0.05, false), AcceptanceForecast.For(Now.AddHours(14), [onDuty, atNight], City.Clock));
        Assert.Equal(new AcceptanceRate(AcceptanceForecast.Default, true), AcceptanceForecast.For(Now, [atNight], City.Clock));
        Assert.True(AcceptanceForecast.For(Now, [onDuty with { IsDrill = true }], City.Clock).IsDefault);
        Assert.True(AcceptanceForecast.For(Now, [onDuty with { Needs = [new NeedReport(1, 49, 49, 0, 49, 0, 0)] }], City.Clock).IsDefault);
    }

    private static AlarmSituation Situation(int need, int called, int accepted, int declined)
    {
        var wanted = new Need(1, need, new Holds("arabic"), "", Now, null);
        var alarm = new Alarm(new WorkId("a"), new AlarmNumber(2026, 1), [wanted], "", "", "", new Body("x", null), default, Now, Now.AddDays(1));
        return new AlarmSituation(alarm, [new NeedSituation(wanted) { Called = called, Delivered = called, Accepted = accepted, Declined = declined }], []);
    }
}
