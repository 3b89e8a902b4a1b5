using KompetenzBot.Conversations;
using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms.Situation;

/// <summary>An alarm in numbers, and who has accepted.</summary>
public sealed record AlarmSituation(Alarm Alarm, IReadOnlyList<NeedSituation> Needs, IReadOnlyList<CalledPerson> Accepted)
{
    private const int MostShown = 30;

    /// <summary>Counts the people of an alarm.</summary>
    public static AlarmSituation Count(Alarm alarm, IReadOnlyCollection<CalledPerson> people) => new(
        alarm,
        [.. alarm.Needs.Select(need => NeedSituation.Count(need, people.Where(person => person.Need == need.Number)))],
        [.. people.Where(person => person.Answer == AnswerKind.Accepted).OrderBy(person => person.Need).ThenBy(person => person.User.ToString(), StringComparer.Ordinal)])
    {
        Unreached = CountReasons(people.Select(UnreachedReasons.Of)),
        OnlyBySms = CountOnlyBySms(people),
    };

    /// <summary>Counts them for the last time: whoever was not reached by now is not going to be.</summary>
    public static AlarmSituation AtEnd(Alarm alarm, IReadOnlyCollection<CalledPerson> people)
    {
        var counted = Count(alarm, people);
        return counted with
        {
            Needs = [.. counted.Needs.Select(need => need with { Unreachable = need.Called - need.Delivered })],
            Unreached = CountReasons(people.Select(UnreachedReasons.AtEndOf)),
        };
    }

    /// <summary>
    /// The same numbers with what has become of the messages since: calls that were being sent at the end have arrived by then, or have not. Nobody's
    /// answer is known any more.
    /// </summary>
    public static AlarmReport Recount(AlarmReport report, IReadOnlyCollection<CalledPerson> calls) => report with
    {
        Needs =
        [
            .. report.Needs.Select(need => Math.Clamp(calls.Count(call => call.Need == need.Need && NeedSituation.IsReached(call)), need.Delivered, need.Called) is var delivered
                ? need with { Delivered = delivered, Unreachable = need.Called - delivered }
                : need),
        ],
        Unreached = CountReasons(calls.Select(UnreachedReasons.AtEndOf)),
        OnlyBySms = Math.Max(report.OnlyBySms, CountOnlyBySms(calls)),
    };

    private static int CountOnlyBySms(IEnumerable<CalledPerson> people) => people.Count(person => person is { Sms: DeliveryState.Delivered, Call: not DeliveryState.Delivered });

    private static UnreachedCount[] CountReasons(IEnumerable<UnreachedReason?> reasons) =>
        [.. reasons.OfType<UnreachedReason>().GroupBy(reason => reason).OrderBy(reason => reason.Key).Select(reason => new UnreachedCount(reason.Key, reason.Count()))];

    /// <summary>Why people were not reached.</summary>
    public IReadOnlyList<UnreachedCount> Unreached { get; init; } = [];

    /// <summary>How many have no message in Teams and were reached by text message.</summary>
    public int OnlyBySms { get; init; }

    /// <summary>How many clients have shown the call; null: not counted, or too few were called.</summary>
    public int? Seen { get; init; }

    /// <summary>Those who were called and have accepted another alarm for the same time.</summary>
    public IReadOnlySet<UserId> Bound { get; init; } = new HashSet<UserId>();

    /// <summary>How many of them have not accepted this one.</summary>
    public int BoundElsewhere => Bound.Count - Accepted.Count(person => Bound.Contains(person.User));

    /// <summary>An alarm that has ended: the numbers that were kept, and who came.</summary>
    public static AlarmSituation Of(Alarm alarm, AlarmReport report, IReadOnlyCollection<CalledPerson> people) => Count(alarm, people) with
    {
        Needs =
        [
            .. alarm.Needs.Select(need => report.Needs.FirstOrDefault(kept => kept.Need == need.Number) is not { } kept ? new NeedSituation(need) : new NeedSituation(need)
            {
                Called = kept.Called, Delivered = kept.Delivered, Unreachable = kept.Unreachable, Accepted = kept.Accepted, Declined = kept.Declined, Later = kept.Later, Waitlisted = kept.Waitlisted,
            }),
        ],
        Unreached = report.Unreached,
        OnlyBySms = report.OnlyBySms,
    };

    /// <summary>The numbers, to be kept.</summary>
    public AlarmReport ToReport() => new([.. Needs.Select(need => new NeedReport(need.Need!.Number, need.Called, need.Delivered, need.Unreachable, need.Accepted, need.Declined, need.Later, need.Waitlisted))]) { CalledAt = Alarm.CreatedAt, IsDrill = Alarm.IsDrill, IsEnquiry = Alarm.IsEnquiry, Unreached = Unreached, OnlyBySms = OnlyBySms };

    /// <summary>Those whom the situation card names, as many as fit on it; the others nobody sees.</summary>
    public IEnumerable<CalledPerson> Shown => Accepted.Take(MostShown);

    /// <summary>All needs together.</summary>
    public NeedSituation Total => Needs.Aggregate(new NeedSituation(null), (sum, need) => sum.Plus(need));
}

/// <summary>A need in numbers.</summary>
public sealed record NeedSituation(Need? Need)
{
    /// <summary>People with a row.</summary>
    public int Called { get; init; }

    /// <summary>Their message arrived.</summary>
    public int Delivered { get; init; }

    /// <summary>Cannot be reached.</summary>
    public int Unreachable { get; init; }

    /// <summary>Come.</summary>
    public int Accepted { get; init; }

    /// <summary>Do not come.</summary>
    public int Declined { get; init; }

    /// <summary>Will say later.</summary>
    public int Later { get; init; }

    /// <summary>Would come if somebody else did not.</summary>
    public int Waitlisted { get; init; }

    /// <summary>Reached, without an answer.</summary>
    public int Open => Delivered - Answered;

    /// <summary>Were called and have not said no.</summary>
    public int MayStillCome => Called - Unreachable - Accepted - Declined;

    /// <summary>Still to be delivered.</summary>
    public int Waiting => Called - Delivered - Unreachable;

    private int Answered => Accepted + Declined + Later + Waitlisted;

    /// <summary>Counts the people of a need.</summary>
    public static NeedSituation Count(Need need, IEnumerable<CalledPerson> people) => people.Aggregate(new NeedSituation(need), (sum, person) => sum with
    {
        Called = sum.Called + 1,
        Delivered = sum.Delivered + (IsReached(person) ? 1 : 0),
        Unreachable = sum.Unreachable + (IsUnreachable(person) ? 1 : 0),
        Accepted = sum.Accepted + (person.Answer == AnswerKind.Accepted ? 1 : 0),
        Declined = sum.Declined + (person.Answer == AnswerKind.Declined ? 1 : 0),
        Later = sum.Later + (person.Answer == AnswerKind.Later ? 1 : 0),
        Waitlisted = sum.Waitlisted + (person.Answer == AnswerKind.Waitlisted ? 1 : 0),
    });

    /// <summary>The sum of two.</summary>
    public NeedSituation Plus(NeedSituation other) => this with
    {
        Called = Called + other.Called,
        Delivered = Delivered + other.Delivered,
        Unreachable = Unreachable + other.Unreachable,
        Accepted = Accepted + other.Accepted,
        Declined = Declined + other.Declined,
        Later = Later + other.Later,
        Waitlisted = Waitlisted + other.Waitlisted,
    };

    /// <summary>Who has answered was reached, even if the record of the delivery was lost.</summary>
    internal static bool IsReached(CalledPerson person) => person.Call == DeliveryState.Delivered || person.Sms == DeliveryState.Delivered || person.Answer != AnswerKind.None;

    /// <summary>Nothing is under way to them any more.</summary>
    internal static bool IsUnreachable(CalledPerson person) => !IsReached(person)
        && person is { Call: DeliveryState.Unreachable or DeliveryState.Rejected or DeliveryState.Ended, Sms: not (DeliveryState.Pending or DeliveryState.Sending) };
}
