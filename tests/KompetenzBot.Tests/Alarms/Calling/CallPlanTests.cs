using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Alarms.Calling;
using KompetenzBot.Alarms.Matching;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Profiles;
using KompetenzBot.Tests.Profiles;
using Xunit;

namespace KompetenzBot.Tests.Alarms.Calling;

public sealed class CallPlanTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly FairOrder Order = new(new WorkId("a"), Now);

    [Fact]
    public void Who_could_fill_a_scarce_need_is_spared_for_it()
    {
        Candidate[] both = [Candidate(1, 0, 1), Candidate(2, 0, 1), Candidate(3, 0, 1)];
        Candidate[] candidates = [.. both, .. Enumerable.Range(10, 10).Select(number => Candidate(number, 0))];

        var calls = CallPlan.Part(candidates, [5, 1], Order);

        Assert.Equal(1, calls.Count(call => call.Need == 1));
        Assert.DoesNotContain(calls, call => call.Need == 0 && both.Any(candidate => candidate.Profile == call.Profile));
    }

    [Fact]
    public void Who_could_fill_a_scarce_need_helps_elsewhere_where_nobody_else_can() =>
        Assert.Equal([(0, 2), (1, 1)], CountByNeed(CallPlan.Part([Candidate(1, 0, 1), Candidate(2, 0, 1), Candidate(3, 0, 1)], [2, 1], Order)));

    [Fact]
    public void Everybody_at_once_is_shared_by_the_places_that_are_open() =>
        Assert.Equal([(0, 16), (1, 4)], CountByNeed(CallPlan.Everyone([.. Enumerable.Range(1, 20).Select(number => Candidate(number, 0, 1))], [4, 1], Order)));

    [Fact]
    public void Nobody_is_called_twice_never_more_than_wanted_and_nobody_is_left_while_somebody_is_wanted()
    {
        var needs = Gen.NonEmptyListOf(Gen.Choose(0, 2)).Select(list => list.Distinct().ToArray());
        var drawn = (from people in needs.ListOf() from wanted in Gen.Choose(0, 5).ListOf(3) select (people, wanted)).ToArbitrary();
        Prop.ForAll(drawn, one =>
        {
            Candidate[] candidates = [.. one.people.Select((own, i) => Candidate(i + 1, own))];
            var wanted = one.wanted.ToArray();
            var calls = CallPlan.Part(candidates, wanted, Order);
            var left = candidates.Where(candidate => calls.All(call => call.Profile != candidate.Profile)).ToArray();
            return calls.Select(call => call.Profile.User).Distinct().Count() == calls.Count
                && Enumerable.Range(0, 3).All(need => calls.Count(call => call.Need == need) is var count
                    && count <= wanted[need]
                    && (count == wanted[need] || left.All(candidate => !candidate.Needs.Contains(need))));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_load_is_spread_by_deployments_then_by_the_last_call_then_by_a_shuffle()
    {
        var deployed = Profile(1) with { Deployments = [new Deployment("x", Now.AddDays(-30), Now.AddDays(-29))] };
        var longAgo = Profile(2) with { Deployments = [new Deployment("x", Now.AddDays(-500), Now.AddDays(-499))], CalledOn = new DateOnly(2026, 1, 1) };
        var recently = Profile(3) with { CalledOn = new DateOnly(2026, 9, 1) };
        Profile[] never = [.. Enumerable.Range(10, 8).Select(Profile)];
        Profile[] people = [deployed, recently, .. never, longAgo];

        var ordered = people.Order(Order).ToArray();

        Assert.Equal([longAgo.User, recently.User, deployed.User], ordered[^3..].Select(profile => profile.User));
        Assert.Equal(ordered.Select(profile => profile.User), people.Reverse().Order(new FairOrder(new WorkId("a"), Now)).Select(profile => profile.User));
        Assert.NotEqual(ordered.Select(profile => profile.User), people.Order(new FairOrder(new WorkId("b"), Now)).Select(profile => profile.User));
    }

    private static IEnumerable<(int Need, int Count)> CountByNeed(IEnumerable<PlannedCall> calls) => calls.GroupBy(call => call.Need).Select(need => (need.Key, need.Count())).Order();

    private static Candidate Candidate(int number, params int[] needs) => new(Profile(number), needs);

    private static Profile Profile(int number) => Anna.Profile with { User = UserId.Parse($"00000000-0000-0000-0000-{number:D12}") };
}
