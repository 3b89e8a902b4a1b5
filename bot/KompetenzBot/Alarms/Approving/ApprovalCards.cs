using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;

namespace KompetenzBot.Alarms.Approving;

/// <summary>What approvers, auditors and coordinators see of an approval.</summary>
internal static class ApprovalCards
{
    public const string Approve = "approval.approve";
    public const string Refuse = "approval.refuse";
    public const string Bypass = "approval.bypass";
    public const string AlarmKey = "alarm";
    public const string Reason = "reason";

    /// <summary>Everything that the coordinator saw, with two buttons as long as it is open.</summary>
    public static AdaptiveCard Request(Alarm alarm, Approval approval, CompetenceCatalogue catalogue, DutyClock clock, ApprovalView view, string? error = null)
    {
        var isOpen = approval.State == ApprovalState.Pending && alarm.IsOpenAt(view.Now);
        return CardLayout.Page(
            $"🔏 {AlarmTexts.ApprovalTitle.With(alarm.Number)}",
            [
                isOpen ? CardLayout.Text(AlarmTexts.ApprovalIntro.With(Markdown.Escape(alarm.Body.Name))) : State(alarm, approval),
                .. Content(alarm, approval, catalogue, clock, view.MinimumGroup),
                .. isOpen
                    ?
                    [
                        new AdaptiveTextInput { Id = Reason, Label = AlarmTexts.RefusalReasonLabel, MaxLength = Alarm.LongestReason },
                        .. CardLayout.Error(error),
                    ]
                    : Array.Empty<AdaptiveElement>(),
            ],
            isOpen ? [Button(alarm, AlarmTexts.ApproveButton, Approve, AdaptiveActionStyle.Positive), Button(alarm, AlarmTexts.RefuseButton, Refuse, AdaptiveActionStyle.Destructive)] : [],
            AlarmTexts.CalledBy.With(Markdown.Escape(alarm.Body.Name)));
    }

    /// <summary>For approvers and auditors who were passed over.</summary>
    public static AdaptiveCard Bypassed(Alarm alarm, Approval approval, CompetenceCatalogue catalogue, DutyClock clock, ApprovalView view) => CardLayout.Page(
        $"⚠️ {AlarmTexts.BypassedTitle.With(alarm.Number)}",
        [
            CardLayout.Text(AlarmTexts.BypassedText.With(Markdown.Escape(alarm.Body.Name))),
            CardLayout.Verbatim(approval.Reason, AdaptiveTextWeight.Bolder),
            .. Content(alarm, approval, catalogue, clock, view.MinimumGroup),
        ],
        []);

    /// <summary>For the coordinator.</summary>
    public static AdaptiveCard Decision(Alarm alarm, Approval approval) => CardLayout.Page(AlarmTexts.ApprovalTitle.With(alarm.Number), [State(alarm, approval)], []);

    /// <summary>For the coordinator: nobody has answered.</summary>
    public static AdaptiveCard Overdue(Alarm alarm, Approval approval, ApprovalView view) =>
        approval.State != ApprovalState.Pending || !alarm.IsOpenAt(view.Now)
            ? Decision(alarm, approval)
            : CardLayout.Page(
                $"⏳ {AlarmTexts.ApprovalOverdueTitle.With(alarm.Number)}",
                [CardLayout.Text(view.MayBypass ? AlarmTexts.ApprovalOverdueBypass : AlarmTexts.ApprovalOverdueText), .. view.MayBypass ? [BypassReason()] : Array.Empty<AdaptiveElement>()],
                view.MayBypass ? [BypassButton(alarm)] : []);

    /// <summary>For the coordinator who has just issued a large alarm.</summary>
    public static AdaptiveCard Waiting(Alarm alarm, bool mayBypass, string? error = null) => CardLayout.Page(
        $"🔏 {AlarmTexts.WaitingTitle.With(alarm.Number)}",
        [
            CardLayout.Text(AlarmTexts.WaitingText),
            .. mayBypass ? [CardLayout.Text(AlarmTexts.WaitingBypass, subtle: true), BypassReason(), .. CardLayout.Error(error)] : Array.Empty<AdaptiveElement>(),
        ],
        mayBypass ? [BypassButton(alarm)] : []);

    /// <summary>Where the approval stands, in one box.</summary>
    public static AdaptiveContainer State(Alarm alarm, Approval approval) => approval.State switch
    {
        ApprovalState.Approved => CardLayout.Box(AdaptiveContainerStyle.Good, CardLayout.Text($"✅ {AlarmTexts.ApprovedText.With(Markdown.Escape(approval.Decider))}")),
        ApprovalState.Refused => CardLayout.Box(AdaptiveContainerStyle.Attention, [CardLayout.Text($"⛔ {AlarmTexts.RefusedText.With(Markdown.Escape(approval.Decider))}"), CardLayout.Verbatim(approval.Reason)]),
        ApprovalState.Bypassed => CardLayout.Box(AdaptiveContainerStyle.Warning, [CardLayout.Text($"⚠️ {AlarmTexts.BypassedState.With(Markdown.Escape(approval.Decider))}"), CardLayout.Verbatim(approval.Reason)]),
        _ when alarm.End is not null => CardLayout.Box(AdaptiveContainerStyle.Emphasis, CardLayout.Text($"🏁 {AlarmTexts.WithdrawnText}")),
        _ => CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text($"⏳ {AlarmTexts.PendingState.With(approval.People)}")),
    };

    private static IEnumerable<AdaptiveElement> Content(Alarm alarm, Approval approval, CompetenceCatalogue catalogue, DutyClock clock, int minimumGroup)
    {
        if (alarm.IsDrill)
        {
            yield return CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text(AlarmTexts.DrillPlan));
        }

        if (alarm.Text.Length > 0)
        {
            yield return CardLayout.Verbatim(alarm.Text, AdaptiveTextWeight.Bolder);
        }

        AdaptiveFact[] facts =
        [
            new(AlarmTexts.Where, Markdown.Escape(alarm.Place)),
            new(AlarmTexts.When, TimeWords.Describe(alarm.Needs[0].From, alarm.Needs[0].To, clock)),
            new(AlarmTexts.ReasonLabel, Markdown.Escape(alarm.Reason)),
            new(AlarmTexts.HowLabel, alarm.InWaves ? AlarmTexts.InWaves : AlarmTexts.AtOnce),
            new(AlarmTexts.RequestedBy, Markdown.Escape(approval.RequestedBy)),
        ];
        yield return new AdaptiveFactSet { Facts = [.. facts.Where(fact => fact.Value.Length > 0)] };
        yield return CountTable.Build(
            [AlarmTexts.NeedColumn, AlarmTexts.CallableColumn],
            alarm.Needs.Select((need, i) => new[]
            {
                $"{need.Count.ToString(CultureInfo.CurrentCulture)} × {need.Query.Describe(catalogue, CultureInfo.CurrentUICulture)}", GroupSize.Describe(approval.Callable.ElementAtOrDefault(i), minimumGroup),
            }));
        yield return CardLayout.Text(AlarmTexts.PreviewPeople.With(GroupSize.Describe(approval.People, minimumGroup)), subtle: true);
        if (alarm.IgnoresRest)
        {
            yield return CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text(AlarmTexts.RestIgnored));
        }
    }

    private static AdaptiveTextInput BypassReason() => new() { Id = Reason, Label = AlarmTexts.BypassReasonLabel, MaxLength = Alarm.LongestReason };

    private static AdaptiveExecuteAction BypassButton(Alarm alarm) => Button(alarm, AlarmTexts.BypassButton, Bypass, AdaptiveActionStyle.Destructive);

    private static AdaptiveExecuteAction Button(Alarm alarm, string title, string verb, AdaptiveActionStyle style) =>
        new() { Title = title, Verb = verb, Style = style, Data = new() { [AlarmKey] = alarm.Id.Value } };
}
