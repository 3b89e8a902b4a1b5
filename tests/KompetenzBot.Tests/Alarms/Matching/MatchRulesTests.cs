using KompetenzBot.Alarms.Matching;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using KompetenzBot.Tests.DutyHours;
using KompetenzBot.Tests.Profiles;
using Xunit;

namespace KompetenzBot.Tests.Alarms.Matching;

public sealed class MatchRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly WorkTime Work = new(Now.AddHours(1), Now.AddHours(3), City.Clock);
    private static readonly MatchRules Rules = new(Anna.Notice, Now);
    private static readonly Profile Profile = Anna.Profile with { Department = "Tiefbauamt" };

    [Theory]
    [InlineData(0, 1, Callability.Callable)]
    [InlineData(0, 2, Callability.Bound)]
    [InlineData(2, 5, Callability.Bound)]
    [InlineData(3, 5, Callability.Callable)]
    public void Who_has_promised_to_be_elsewhere_at_the_same_time_is_bound(int from, int to, Callability expected) =>
        Assert.Equal(expected, (Rules with { Committed = new([new Commitment(Profile.User, null, Now.AddHours(from), Now.AddHours(to))]) }).Check(Profile, Work));

    [Theory]
    [InlineData(0, 3, Callability.Callable)]
    [InlineData(3, 2, Callability.Callable)]
    [InlineData(3, 3, Callability.DepartmentLimit)]
    public void A_department_gives_no_more_people_than_it_can_spare(int limit, int deployed, Callability expected)
    {
        var others = Enumerable.Range(1, deployed).Select(number => new Commitment(KompetenzBot.Conversations.UserId.Parse($"00000000-0000-0000-0000-{number:D12}"), "Tiefbauamt", Now, Now.AddHours(9)));

        Assert.Equal(expected, (Rules with { Committed = new([.. others]), DepartmentLimit = limit }).Check(Profile, Work));
    }

    [Theory]
    [InlineData(null, Callability.Callable)]
    [InlineData(3, Callability.Callable)]
    [InlineData(2, Callability.EnoughDrills)]
    public void Nobody_is_called_for_more_exercises_a_year_than_may_be(int? most, Callability expected) => Assert.Equal(
        expected, (Rules with { MostDrills = most }).Check(Profile with { Drills = [new(2025, 9, 15), new(2025, 9, 16), new(2026, 9, 1)] }, Work));
}
