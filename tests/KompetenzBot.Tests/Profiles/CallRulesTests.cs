using System.Globalization;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using KompetenzBot.Tests.DutyHours;
using Xunit;

namespace KompetenzBot.Tests.Profiles;

public sealed class CallRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(WeekPhase.DutyHours, Purposes.DeploymentOnDuty, Availability.DutyHours)]
    [InlineData(WeekPhase.Night, Purposes.DeploymentOffDuty, Availability.Nights)]
    [InlineData(WeekPhase.Weekend, Purposes.DeploymentOffDuty, Availability.Weekends)]
    public void Whoever_agreed_to_exactly_this_is_called_and_whoever_agreed_to_all_else_is_not(WeekPhase phase, Purposes purpose, Availability availability)
    {
        var all = Anna.Profile;
        Assert.Equal(Callability.Callable, Check(all with { Purposes = purpose, Availability = availability }, phase));
        Assert.Equal(Callability.NotForThis, Check(all with { Purposes = all.Purposes & ~purpose }, phase));
        Assert.Equal(Callability.NotAtThisTime, Check(all with { Availability = all.Availability & ~availability }, phase));
    }

    [Theory]
    [InlineData("2025-01")]
    [InlineData("")]
    public void Consent_to_another_notice_is_none(string agreed) =>
        Assert.Equal(Callability.NoConsent, Check(Anna.Profile with { Consent = Anna.Profile.Consent with { NoticeVersion = agreed } }, WeekPhase.DutyHours));

    [Theory]
    [InlineData(1, Callability.Paused)]
    [InlineData(0, Callability.Callable)]
    [InlineData(-1, Callability.Callable)]
    public void A_pause_holds_until_its_end(int secondsFromNow, Callability expected) =>
        Assert.Equal(expected, Check(Anna.Profile with { Pause = new Pause(Now.AddDays(-1), Now.AddSeconds(secondsFromNow), PauseOrigin.Person) }, WeekPhase.DutyHours));

    [Fact]
    public void Missing_consent_is_named_before_everything_else() => Assert.Equal(
        Callability.NoConsent,
        CallRules.Check(Anna.Profile with { Pause = new Pause(Now, Now.AddDays(1), PauseOrigin.Person), Purposes = Purposes.None, Availability = Availability.None }, "2030-01", At(WeekPhase.Night), Now));

    [Theory]
    [InlineData("2026-09-15T10:00Z", "2026-09-15T18:00Z", Callability.Callable)]
    [InlineData("2026-09-15T16:00Z", "2026-09-15T20:00Z", Callability.Callable)] // until ten in the evening
    [InlineData("2026-09-15T16:00Z", "2026-09-15T20:01Z", Callability.NotAtThisTime)]
    [InlineData("2026-09-19T20:00Z", "2026-09-20T04:00Z", Callability.NotAtThisTime)] // in the night of a weekend
    [InlineData("2026-09-16T03:00Z", "2026-09-16T10:00Z", Callability.NotAtThisTime)] // before six in the morning
    [InlineData("2026-09-16T04:00Z", "2026-09-16T10:00Z", Callability.Callable)]
    [InlineData("2026-09-15T10:00Z", null, Callability.NotAtThisTime)] // nobody knows when it ends
    public void Not_at_night_means_no_part_of_any_night(string from, string? to, Callability expected)
    {
        var time = new WorkTime(Parse(from), to is null ? null : Parse(to), City.Clock);

        Assert.Equal(expected, CallRules.Check(Anna.Profile with { Limits = Limits.NoNights }, Anna.Notice, time, Now));

        static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Who_works_part_time_is_on_duty_only_in_their_own_hours()
    {
        var mornings = Anna.Profile with
        {
            WorkingHours = new WorkingHours(WorkingDays.Monday | WorkingDays.Tuesday, new TimeOnly(8, 0), new TimeOnly(12, 0)),
            Purposes = Purposes.DeploymentOnDuty,
            Availability = Availability.DutyHours,
        };

        Assert.Equal(Callability.Callable, Check(mornings, new DateTimeOffset(2026, 9, 15, 8, 0, 0, TimeSpan.Zero)));
        Assert.Equal(Callability.NotForThis, Check(mornings, new DateTimeOffset(2026, 9, 15, 12, 0, 0, TimeSpan.Zero)));
        Assert.Equal(Callability.NotForThis, Check(mornings, new DateTimeOffset(2026, 9, 17, 8, 0, 0, TimeSpan.Zero)));
    }

    private static Callability Check(Profile profile, DateTimeOffset from) => CallRules.Check(profile, Anna.Notice, new WorkTime(from, from.AddHours(1), City.Clock), Now);

    private static Callability Check(Profile profile, WeekPhase phase) => CallRules.Check(profile, Anna.Notice, At(phase), Now);

    private static WorkTime At(WeekPhase phase)
    {
        var from = phase switch
        {
            WeekPhase.DutyHours => Now,
            WeekPhase.Night => Now.AddHours(8),
            _ => Now.AddDays(4),
        };
        Assert.Equal(phase, City.Clock.PhaseOf(from));
        return new WorkTime(from, from.AddHours(1), City.Clock);
    }
}
