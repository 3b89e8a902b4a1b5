using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Alarms;
using KompetenzBot.Alarms.Situation;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

public sealed class AlarmSituationTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly UserId User = UserId.Parse("11111111-1111-1111-1111-111111111111");

    private static readonly Alarm Alarm = new(
        new WorkId("w"), new AlarmNumber(2026, 1), [Need(1), Need(2)], "", "", "Grund", new Body("Lagezentrum", null), User, Now, Now.AddHours(4));

    [Fact]
    public void People_are_counted_by_need_message_and_answer()
    {
        var situation = AlarmSituation.Count(
            Alarm,
            [
                Person(1, DeliveryState.Delivered, AnswerKind.Accepted),
                Person(1, DeliveryState.Delivered, AnswerKind.Declined),
                Person(1, DeliveryState.Delivered, AnswerKind.None),
                Person(1, DeliveryState.Unreachable, AnswerKind.None),
                Person(2, DeliveryState.Pending, AnswerKind.None),
                Person(2, DeliveryState.Rejected, AnswerKind.None),
                Person(2, DeliveryState.Sending, AnswerKind.Later),
                Person(2, DeliveryState.Ended, AnswerKind.None),
            ]);

        Assert.Equal((4, 3, 1, 1, 1, 0, 1, 0), Figures(situation.Needs[0]));
        Assert.Equal((4, 1, 2, 0, 0, 1, 0, 1), Figures(situation.Needs[1]));
        Assert.Equal((8, 4, 3, 1, 1, 1, 1, 1), Figures(situation.Total));
    }

    [Fact]
    public void Only_those_who_accepted_are_named_by_need_and_never_in_the_order_of_their_answers()
    {
        var (late, early, other, no) = (Person(1, DeliveryState.Delivered, AnswerKind.Accepted, 5), Person(1, DeliveryState.Delivered, AnswerKind.Accepted, 1),
            Person(2, DeliveryState.Delivered, AnswerKind.Accepted), Person(1, DeliveryState.Delivered, AnswerKind.Declined));

        Assert.Equal([late, early, other], AlarmSituation.Count(Alarm, [other, late, no, early with { User = UserId.Parse("ffffffff-0000-4000-8000-000000000001") }]).Accepted.Select(person => person with { User = late.User }));
    }

    [Fact]
    public void Everyone_is_counted_exactly_once_whatever_the_state()
    {
        var people = from need in Gen.Elements(1, 2)
                     from state in Gen.Elements(Enum.GetValues<DeliveryState>())
                     from answer in Gen.Elements(Enum.GetValues<AnswerKind>())
                     select Person(need, state, answer);
        Prop.ForAll(people.ListOf().ToArbitrary(), called =>
        {
            var situation = AlarmSituation.Count(Alarm, [.. called]);
            var total = situation.Total;
            return total.Called == called.Count
                && total.Called == total.Accepted + total.Declined + total.Later + total.Waitlisted + total.Open + total.Waiting + total.Unreachable
                && situation.Needs.Append(total).All(need => need is { Open: >= 0, Waiting: >= 0 })
                && total.Delivered == situation.Needs.Sum(need => need.Delivered);
        }).QuickCheckThrowOnFailure();
    }

    private static (int Called, int Delivered, int Unreachable, int Accepted, int Declined, int Later, int Open, int Waiting) Figures(NeedSituation s) =>
        (s.Called, s.Delivered, s.Unreachable, s.Accepted, s.Declined, s.Later, s.Open, s.Waiting);

    private static Need Need(int number) => new(number, 5, new Holds("driving-licence-c"), "", Now, null);

    private static CalledPerson Person(int need, DeliveryState call, AnswerKind answer, int minutes = 0) => new(
        Alarm.Id, User, need, answer, answer == AnswerKind.None ? null : Now.AddMinutes(minutes), Call: call);
}
