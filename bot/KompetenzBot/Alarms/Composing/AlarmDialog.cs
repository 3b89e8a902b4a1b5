using System.Globalization;
using KompetenzBot.Alarms.Approving;
using KompetenzBot.Alarms.Calling;
using KompetenzBot.Alarms.Matching;
using KompetenzBot.Audit;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Alarms.Composing;

/// <summary>Issues an alarm: form, preview with the threshold declaration, confirmation. Who may do so is checked at every step.</summary>
public sealed class AlarmDialog(
    ICatalogues catalogues, DutyClock clock, NeedMatcher matcher, AlarmLauncher launcher, FourEyes fourEyes, IAlarmStore alarms, ICoordinators coordinators, MatchQuota quota, IAuditTrail audit, [FromKeyedServices(DeliveryLane.Sms)] IChannel sms, IOptions<PrivacyOptions> privacy)
    : Dialog<AlarmDraft>(AlarmDraftJson.Default.AlarmDraft)
{
    /// <summary>An older preview is made anew before anything is sent: people and times have changed.</summary>
    private static readonly TimeSpan PreviewHolds = TimeSpan.FromMinutes(30);

    /// <summary>Work that begins sooner is for everybody at once.</summary>
    private static readonly TimeSpan Urgent = TimeSpan.FromHours(2);

    /// <summary>Nobody works so long: the end is probably before the begin by mistake.</summary>
    private static readonly TimeSpan LongNight = TimeSpan.FromHours(15);

    /// <inheritdoc/>
    public override string Name => "alarm";

    /// <inheritdoc/>
    public override string Title => AlarmTexts.DialogTitle;

    /// <summary>Where the dialog begins: at the form, or behind it if the line says everything.</summary>
    public async Task<string> StartAsync(TurnContext turn, AlarmDraftStart start, CancellationToken cancellationToken)
    {
        var draft = new AlarmDraft
        {
            AlarmId = Guid.CreateVersion7(turn.Now).ToString("N"),
            ReadAt = turn.Now,
            IsDrill = start.Kind == AlarmKind.Drill,
            IsEnquiry = start.Kind == AlarmKind.Enquiry,
            Fields = start.Fields,
            ReasonChoice = start.Reason,
            Quick = start.Quick,
        };
        return Serialize(draft.Fields == new AlarmFields() ? draft : await ReadAsync(turn, draft, cancellationToken));
    }

    /// <inheritdoc/>
    protected override async ValueTask<DialogRefusal?> RefusalAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        if (await coordinators.FindAsync(turn.User, cancellationToken) is not null)
        {
            return null;
        }

        return await coordinators.IsKnownAsync(turn.User, cancellationToken) ? new DialogRefusal(AlarmTexts.NotACoordinator) : new DialogRefusal(AlarmTexts.DirectorySilent, ForNow: true);
    }

    /// <inheritdoc/>
    protected override AdaptiveCard Show(AlarmDraft draft, DialogCard card) => draft.Step switch
    {
        AlarmStep.Form => AlarmFormCard.Build(draft, card, Errors(draft)),
        AlarmStep.Preview => PreviewCard.Build(draft, card, privacy.Value.MinimumGroup),
        _ => ConfirmCard.Build(draft, card, privacy.Value.MinimumGroup, fourEyes.Limit),
    };

    /// <inheritdoc/>
    protected override async Task<DialogStep<AlarmDraft>> ContinueAsync(
        TurnContext turn, AlarmDraft draft, TurnInput.CardAction action, CancellationToken cancellationToken) => (draft.Step, action.Action) switch
        {
            (AlarmStep.Form, AlarmFormCard.Add) => AlarmFormCard.TakeAdded(draft with { Refreshed = false, Quick = [] }, action, catalogues.Current),
            (AlarmStep.Form, AlarmFormCard.Check) => Next(await ReadAsync(turn, draft with { Fields = AlarmFormCard.Read(action), Refreshed = false, Quick = [] }, cancellationToken)),
            (AlarmStep.Preview, PreviewCard.Declare) => PreviewCard.Take(draft, action),
            (AlarmStep.Preview, PreviewCard.Rest) => Next(await ReadAsync(turn, draft with { IgnoresRest = !draft.IgnoresRest }, cancellationToken)),
            (AlarmStep.Preview, DialogRunner.Back) => Next(draft with { Step = AlarmStep.Form }),
            (AlarmStep.Confirm, DialogRunner.Back) => Next(draft with { Step = AlarmStep.Preview }),
            (AlarmStep.Confirm, ConfirmCard.Launch) => ConfirmCard.Take(draft, action) is var taken && ConfirmCard.Errors(taken, action) is { Count: > 0 } errors
                ? new DialogStep<AlarmDraft>.Invalid(taken, errors)
                : await LaunchAsync(turn, taken, cancellationToken),
            _ => Next(draft),
        };

    /// <inheritdoc/>
    protected override async Task<DialogStep<AlarmDraft>?> AnswerAsync(TurnContext turn, AlarmDraft draft, string text, CancellationToken cancellationToken) =>
        draft.Step == AlarmStep.Form && text.Length > 0 && char.IsAsciiDigit(text[0])
            ? Next(await ReadAsync(turn, draft with { Fields = AlarmFields.Split(text) }, cancellationToken))
            : null;

    private static DialogStep<AlarmDraft>.Next Next(AlarmDraft draft) => new(draft);

    /// <summary>Issues exactly what the confirmation showed, or shows a new preview.</summary>
    private async Task<DialogStep<AlarmDraft>> LaunchAsync(TurnContext turn, AlarmDraft draft, CancellationToken cancellationToken)
    {
        var coordinator = await coordinators.FindAsync(turn.User, cancellationToken);
        if (coordinator is null || turn.Now - draft.ReadAt > PreviewHolds || Read(draft).Plan is not { } plan || plan.To <= turn.Now)
        {
            return Next(await ReadAsync(turn, draft with { Refreshed = true }, cancellationToken));
        }

        var reason = string.Join(": ", new[] { ThresholdReasons.Describe(draft.ReasonChoice), draft.ReasonText }.Where(part => part.Length > 0));
        var order = new AlarmOrder(new WorkId(draft.AlarmId), plan, reason)
        {
            IsDrill = draft.IsDrill,
            IsEnquiry = draft.IsEnquiry,
            IgnoresRest = draft.IgnoresRest,
            InWaves = draft.CallsInWaves,
            SmsAtOnce = draft.SendsSmsAtOnce,
            People = draft.People,
            Callable = [.. draft.Needs.Select(need => need.Callable)],
            BypassReason = draft.BypassReason,
        };
        var alarm = await launcher.LaunchAsync(order, coordinator, turn, cancellationToken);
        return new DialogStep<AlarmDraft>.Finished(alarm.MayCall
            ? Reply.Card(LaunchedCard.Build(alarm), AlarmTexts.LaunchedTitle.With(alarm.Number))
            : Reply.Card(ApprovalCards.Waiting(alarm, coordinator.Body.MayBypassFourEyes), AlarmTexts.WaitingTitle.With(alarm.Number)));
    }

    /// <summary>Reads the fields as of now: on to the preview, or to the form, which shows what is wrong.</summary>
    private async Task<AlarmDraft> ReadAsync(TurnContext turn, AlarmDraft draft, CancellationToken cancellationToken)
    {
        var now = draft with { ReadAt = turn.Now, TooManyPreviews = false };
        if (Read(now).Plan is not { } plan)
        {
            return now with { Step = AlarmStep.Form };
        }

        if (!quota.TryTake(turn.User, MatchQuota.MostPreviews, turn.Now))
        {
            return now with { Step = AlarmStep.Form, TooManyPreviews = true };
        }

        var coordinator = await coordinators.FindAsync(turn.User, cancellationToken);
        await audit.AppendAsync(
            new AuditEntry(AuditEvent.Previewed, string.Empty, coordinator?.Body.Name ?? string.Empty, plan.Needs.Count.ToString(CultureInfo.InvariantCulture), turn.Now), cancellationToken);

        var matching = await matcher.MatchAsync(plan.Needs, turn.Now, new MatchKind(IsDrill: draft.IsDrill, IgnoresRest: draft.IgnoresRest, IsEnquiry: draft.IsEnquiry), cancellationToken);
        var details = matching.Details();
        var rate = AcceptanceForecast.For(turn.Now, await alarms.ListReportsAsync(cancellationToken), clock);
        return now with
        {
            Step = AlarmStep.Preview,
            Needs =
            [
                .. plan.Needs.Zip(matching.Counts(), (need, count) =>
                    new NeedPreview(need.Count, need.Query.Describe(catalogues.Current, CultureInfo.CurrentUICulture), count.Matching, count.Callable))
                    .Select((preview, i) => preview with
                    {
                        BySms = sms.IsAvailable ? details[i].BySms : 0,
                        OnDuty = details[i].OnDuty,
                        Unreached = details[i].Unreached,
                        Elsewhere = details[i].Elsewhere,
                        NotCalled = [.. details[i].NotCalled.OrderBy(one => one.Key).Select(one => new NotCalledCount(one.Key, one.Value))],
                    }),
            ],
            HoursOverNight = draft.IsEnquiry ? null : HoursOverNight(plan),
            Time = draft.IsEnquiry ? string.Empty : TimeWords.Describe(plan.From, plan.To, clock),
            People = matching.People,
            Rate = rate.Rate,
            IsRateAssumed = rate.IsDefault,
            IsUrgent = draft.IsEnquiry || plan.From - turn.Now < Urgent,
            NeedsApproval = fourEyes.AreNeededFor(matching.People),
            MayBypass = coordinator?.Body.MayBypassFourEyes == true,
        };
    }

    /// <summary>Of a time that ends on the next day, if it is so long that the same day was probably meant.</summary>
    private int? HoursOverNight(AlarmPlan plan) =>
        plan.To is { } to && to - plan.From is var lasts && lasts >= LongNight && lasts < TimeSpan.FromDays(1) && clock.DayOf(to) > clock.DayOf(plan.From) ? (int)lasts.TotalHours : null;

    private (AlarmPlan? Plan, IReadOnlyList<(AlarmField Field, AlarmProblem Problem)> Problems) Read(AlarmDraft draft) =>
        AlarmPlanReader.Read(draft.Fields, catalogues.Current, clock, draft.ReadAt);

    /// <summary>The problems of what was typed, by input.</summary>
    private Dictionary<string, string> Errors(AlarmDraft draft) => draft.Fields == new AlarmFields()
        ? []
        : Read(draft).Problems
            .GroupBy(problem => AlarmFormCard.InputOf(problem.Field), problem => ProblemTexts.Describe(problem.Problem), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => string.Join("\n\n", group), StringComparer.Ordinal);
}
