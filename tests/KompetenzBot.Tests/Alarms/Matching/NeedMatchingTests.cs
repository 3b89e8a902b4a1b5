using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Calling;
using KompetenzBot.Alarms.Matching;
using KompetenzBot.Competences;
using KompetenzBot.Delivery;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using KompetenzBot.Tests.DutyHours;
using KompetenzBot.Tests.Profiles;
using Xunit;

namespace KompetenzBot.Tests.Alarms.Matching;

public sealed class NeedMatchingTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Who_fits_several_needs_is_called_once_for_the_scarce_one()
    {
        var both = Volunteer(1, "arabic", "driving-licence-c");
        var matching = Match([Need(1, "driving-licence-c"), Need(2, "arabic")], both, Volunteer(2, "driving-licence-c"), Volunteer(3, "driving-licence-c"));

        Assert.Equal([(both.User, 1), (User(2), 0), (User(3), 0)], Calls(matching, 5, 5).Select(call => (call.Profile.User, call.Need)).OrderBy(c => c.User.ToString()));
        Assert.Equal([new MatchCount(3, 3), new MatchCount(1, 1)], matching.Counts());
        Assert.Equal(3, matching.People);
    }

    [Fact]
    public void Who_may_not_be_called_is_counted_as_matching_only()
    {
        var matching = Match([Need(1, "arabic")], Volunteer(1, "arabic") with { Pause = new Pause(Now, Now.AddDays(1), PauseOrigin.Person) }, Volunteer(2, "arabic"), Volunteer(3, "dari"));

        Assert.Equal([new MatchCount(2, 1)], matching.Counts());
        Assert.Equal(User(2), Assert.Single(matching.Candidates).Profile.User);
    }

    [Fact]
    public void The_time_of_each_need_decides_for_that_need()
    {
        var onDuty = Volunteer(1, "arabic") with { Purposes = Purposes.DeploymentOnDuty, Availability = Availability.DutyHours };
        var matching = Match([Need(1, "arabic", Now.AddHours(8)), Need(2, "arabic", Now)], onDuty);

        Assert.Equal([new MatchCount(1, 0), new MatchCount(1, 1)], matching.Counts());
        Assert.Equal([1], Assert.Single(matching.Candidates).Needs);
    }

    [Fact]
    public void A_certificate_must_be_valid_on_the_day_of_the_work_in_the_city()
    {
        var lastDay = new DateOnly(2026, 9, 15);
        var medic = Volunteer(1) with { Competences = [new HeldCompetence("first-aid", null, lastDay)] };

        Assert.Equal(1, Match([Need(1, "first-aid", new DateTimeOffset(2026, 9, 15, 21, 59, 0, TimeSpan.Zero))], medic).People);
        Assert.Equal(0, Match([Need(1, "first-aid", new DateTimeOffset(2026, 9, 15, 22, 0, 0, TimeSpan.Zero))], medic).People);
    }

    [Fact]
    public void Everyone_who_may_be_called_for_some_need_is_called_once_for_one_of_those()
    {
        string[] ids = ["arabic", "dari", "driving-licence-c", "medic"];
        var profiles = (from competences in Gen.SubListOf(ids)
                        from purposes in Gen.Choose(0, 7)
                        from availability in Gen.Choose(0, 7)
                        select Volunteer(0, [.. competences]) with { Purposes = (Purposes)purposes, Availability = (Availability)availability }).ListOf();
        Need[] needs = [Need(1, "arabic"), Need(2, "driving-licence-c", Now.AddHours(10)), Need(3, "medic", Now.AddDays(4))];
        Prop.ForAll(profiles.ToArbitrary(), drawn =>
        {
            Profile[] people = [.. drawn.Select((profile, i) => profile with { User = User(i + 1) })];
            var calls = Calls(Match(needs, people), 5, 5, 5);
            return calls.Select(call => call.Profile.User).Distinct().Count() == calls.Count
                && calls.All(call => MayBeCalled(call.Profile, needs[call.Need]))
                && people.Count(person => needs.Any(need => MayBeCalled(person, need))) == calls.Count;
        }).QuickCheckThrowOnFailure();
    }

    private static bool MayBeCalled(Profile profile, Need need) =>
        CompetenceMatcher.Matches(need.Query, profile.AsCandidate(DateOnly.FromDateTime(need.From.UtcDateTime)), Catalogue)
        && CallRules.Check(profile, Anna.Notice, new WorkTime(need.From, need.To, City.Clock), Now) == Callability.Callable;

    private static IReadOnlyList<PlannedCall> Calls(NeedMatching matching, params int[] missing) => CallPlan.Everyone(matching.Candidates, missing, new FairOrder(new WorkId("a"), Now));

    private static NeedMatching Match(IReadOnlyList<Need> needs, params Profile[] profiles)
    {
        var matching = new NeedMatching(needs, Catalogue, City.Clock, new MatchRules(Anna.Notice, Now));
        foreach (var profile in profiles)
        {
            matching.Add(profile);
        }

        return matching;
    }

    private static Need Need(int number, string competence, DateTimeOffset? from = null) => new(number, 5, new Holds(competence), "", from ?? Now, null);

    private static Profile Volunteer(int number, params string[] competences) =>
        Anna.Profile with { User = User(number), Competences = [.. competences.Select(id => new HeldCompetence(id))] };

    private static UserId User(int number) => UserId.TryParse($"00000000-0000-0000-0000-{number:D12}") ?? Anna.Profile.User;
}
