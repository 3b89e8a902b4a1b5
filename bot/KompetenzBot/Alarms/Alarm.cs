using System.Globalization;
using System.Runtime.InteropServices;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms;

/// <summary>A call for help.</summary>
/// <param name="Id">Key, sortable by time.</param>
/// <param name="Number">What people call it.</param>
/// <param name="Needs">Who is needed, in order.</param>
/// <param name="Place">Where; may be empty.</param>
/// <param name="Text">What for; may be empty.</param>
/// <param name="Reason">Why regular structures and means do not suffice.</param>
/// <param name="Body">Who calls.</param>
/// <param name="Coordinator">Who confirmed.</param>
/// <param name="CreatedAt">When it was confirmed.</param>
/// <param name="EndsAt">From then on nothing is sent and nothing can be answered.</param>
/// <param name="Prepared">Whether the rows of all who are called are written.</param>
public sealed record Alarm(
    WorkId Id,
    AlarmNumber Number,
    IReadOnlyList<Need> Needs,
    string Place,
    string Text,
    string Reason,
    Body Body,
    UserId Coordinator,
    DateTimeOffset CreatedAt,
    DateTimeOffset EndsAt,
    bool Prepared = false)
{
    /// <summary>Reasons that people type are cut off there.</summary>
    public const int LongestReason = 300;

    /// <summary>Whether this is an exercise: everything that anyone sees of it says so, and it counts as no deployment.</summary>
    public bool IsDrill { get; init; }

    /// <summary>Whether it only asks people who know something: nobody has to go anywhere, and a yes means "you may phone me".</summary>
    public bool IsEnquiry { get; init; }

    /// <summary>Whether accepting it is a deployment.</summary>
    public bool IsDeployment => !IsDrill && !IsEnquiry;

    /// <summary>Whether those too are called who rest after a deployment, for the reason of the alarm.</summary>
    public bool IgnoresRest { get; init; }

    /// <summary>Whether people are called in parts, only as many as are still needed; otherwise everybody at once.</summary>
    public bool InWaves { get; init; }

    /// <summary>Whether those who agreed to text messages get one together with the message in Teams, also in their duty hours.</summary>
    public bool SmsAtOnce { get; init; }

    /// <summary>The second pair of eyes; null: the alarm needs none.</summary>
    public Approval? Approval { get; init; }

    /// <summary>In order; empty in a list of alarms.</summary>
    public IReadOnlyList<Wave> Waves { get; init; } = [];

    /// <summary>When those were reminded last who had not answered; null: never.</summary>
    public DateTimeOffset? RemindedAt { get; init; }

    /// <summary>How it came to its end; null: it has not, or nobody has looked since.</summary>
    public AlarmEnd? End { get; init; }

    /// <summary>How far everything is done that has to be done at the end.</summary>
    public EndStage Stage { get; init; }

    /// <summary>Whether it stands in the audit trail.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>Whether it was issued without a second pair of eyes.</summary>
    public bool IsBypassedFromTheStart => Approval is { State: ApprovalState.Bypassed } approval && approval.DecidedAt == CreatedAt;

    /// <summary>Whether people are still called and may still answer.</summary>
    public bool IsOpenAt(DateTimeOffset now) => now < EndsAt;

    /// <summary>Whether nobody has to be asked any more before people are called.</summary>
    public bool MayCall => Approval is not { IsGranted: false };

    /// <summary>The wave that is planned or being called; null: none is.</summary>
    public Wave? NextWave => Waves.FirstOrDefault(wave => wave.DoneAt is null);
}

/// <summary>What is done of what the end of an alarm asks for.</summary>
public enum EndStage
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The numbers are kept, answers have lost their people, and everybody is being told.</summary>
    Told,

    /// <summary>Those too to whom a call was under way at the end.</summary>
    AllTold,

    /// <summary>Only those who came have rows.</summary>
    Settled,
}

/// <summary>The end of an alarm.</summary>
/// <param name="At">When a coordinator ended it, or when it was noticed that its time is over.</param>
/// <param name="Reason">What people are told; empty where the time of the alarm was simply over, which nobody is told.</param>
public sealed record AlarmEnd(DateTimeOffset At, string Reason)
{
    /// <summary>Whether a coordinator stood everybody down.</summary>
    public bool IsStandDown => Reason.Length > 0;

    /// <summary>The body for which the coordinator acted; empty where nobody did, or it was not noted.</summary>
    public string Body { get; init; } = string.Empty;

    /// <summary>Whether it stands in the audit trail.</summary>
    public bool IsRecorded { get; init; }
}

/// <summary>A part of an alarm: how many people, with what, where and when.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many are needed.</param>
/// <param name="Query">What they need to be able to do.</param>
/// <param name="Place">Where; may be empty.</param>
/// <param name="From">When the work begins.</param>
/// <param name="To">When it ends; null: open.</param>
public sealed record Need(int Number, int Count, CompetenceQuery Query, string Place, DateTimeOffset From, DateTimeOffset? To)
{
    /// <summary>Whether enough people have said that they come; whoever says so now is put on the waiting list.</summary>
    public bool IsCovered { get; init; }

    /// <summary>How often enough people came and then no longer did.</summary>
    public int Gaps { get; init; }

    /// <summary>Whether what follows from the last change of <see cref="IsCovered"/> is not all done yet.</summary>
    public bool HasToFollow { get; init; }
}

/// <summary>The number of an alarm: counted per year, short enough to say on the phone.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AlarmNumber(int Year, int Sequence)
{
    /// <summary>As it is said, e.g. <c>42</c>.</summary>
    public string Spoken => Sequence.ToString(CultureInfo.InvariantCulture);

    /// <summary>As it is written, e.g. <c>A-2026-0042</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"A-{Year:0000}-{Sequence:0000}");
}
