using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
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
        CallRules.Check(Anna.Profile with { Pause = new Pause(Now, Now.AddDays(1), PauseOrigin.Person), Purposes = Purposes.None, Availability = Availability.None }, "2030-01", WeekPhase.Night, Now));

    private static Callability Check(Profile profile, WeekPhase phase) => CallRules.Check(profile, Anna.Notice, phase, Now);
}
