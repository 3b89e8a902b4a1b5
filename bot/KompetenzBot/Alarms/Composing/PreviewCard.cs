using System.Globalization;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;

namespace KompetenzBot.Alarms.Composing;

/// <summary>How many people match, never who, and the declaration that regular means do not suffice.</summary>
internal static class PreviewCard
{
    public const string Declare = "declare";
    public const string Rest = "rest";

    private const string Threshold = "threshold";
    private const string Reason = "reason";
    private const string ReasonText = "reasonText";
    private const string DetailsId = "details";
    private const string Mode = "mode";
    private const string Waves = "waves";
    private const string AtOnce = "once";
    private const string Sms = "sms";

    public static AdaptiveCard Build(AlarmDraft draft, DialogCard card, int minimumGroup) => CardLayout.Page(
        AlarmTexts.PreviewTitle,
        [
            .. draft.Refreshed ? [CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text(AlarmTexts.PreviewRefreshed))] : Array.Empty<AdaptiveElement>(),
            .. Plan(draft),
            .. draft.HoursOverNight is { } hours ? [CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text($"🕒 {AlarmTexts.LongNight.With(hours)}"))] : Array.Empty<AdaptiveElement>(),
            .. Counts(draft, minimumGroup),
            .. TooFew(draft, minimumGroup),
            .. Details(draft, minimumGroup),
            .. draft.IgnoresRest ? [CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text(AlarmTexts.RestIgnored))] : Array.Empty<AdaptiveElement>(),
            CardLayout.Text(AlarmTexts.PreviewPeople.With(GroupSize.Describe(draft.People, minimumGroup)), subtle: true),
            .. draft.People > 0 ? [CardLayout.Text((draft.IsRateAssumed ? AlarmTexts.ForecastAssumed : AlarmTexts.ForecastKnown).With(Percent(draft.Rate)), subtle: true)] : Array.Empty<AdaptiveElement>(),
            new AdaptiveChoiceSetInput
            {
                Id = Mode,
                Label = AlarmTexts.HowLabel,
                Style = AdaptiveChoiceInputStyle.Expanded,
                Choices = [new(AlarmTexts.AtOnce, AtOnce), new(AlarmTexts.InWavesExplained, Waves)],
                Value = draft.CallsInWaves ? Waves : AtOnce,
            },
            .. draft.HasSms ? [new AdaptiveToggleInput { Id = Sms, Label = AlarmTexts.SmsLabel, Title = AlarmTexts.SmsAtOnce, Value = draft.SendsSmsAtOnce ? "true" : "false" }] : Array.Empty<AdaptiveElement>(),
            CardLayout.Section(AlarmTexts.ThresholdTitle),
            new AdaptiveToggleInput { Id = Threshold, Label = AlarmTexts.ThresholdLabel, Title = AlarmTexts.ThresholdText },
            .. CardLayout.Error(card.Error(Threshold)),
            new AdaptiveChoiceSetInput
            {
                Id = Reason,
                Label = AlarmTexts.ReasonLabel,
                Style = AdaptiveChoiceInputStyle.Compact,
                Placeholder = AlarmTexts.ReasonPlaceholder,
                Choices = [.. ThresholdReasons.All.Select(reason => new AdaptiveChoice(ThresholdReasons.Describe(reason), reason))],
                Value = draft.ReasonChoice.Length > 0 ? draft.ReasonChoice : null,
            },
            new AdaptiveTextInput { Id = ReasonText, Label = AlarmTexts.ReasonTextLabel, MaxLength = Alarm.LongestReason, Value = draft.ReasonText },
            .. CardLayout.Error(card.Error(Reason)),
        ],
        [
            card.Button(AlarmTexts.ToConfirm, Declare, AdaptiveActionStyle.Positive),
            .. draft.IgnoresRest || draft.Needs.Any(need => need.NotCalled.Any(one => one.Reason == Callability.Resting))
                ? [card.Button(draft.IgnoresRest ? AlarmTexts.RespectRest : AlarmTexts.IgnoreRest, Rest, inputs: false)]
                : Array.Empty<AdaptiveAction>(),
            card.Button(AlarmTexts.ChangeAlarm, DialogRunner.Back, inputs: false),
            card.CancelButton(),
        ]);

    public static DialogStep<AlarmDraft> Take(AlarmDraft draft, TurnInput.CardAction action)
    {
        var taken = draft with
        {
            ReasonChoice = ThresholdReasons.All.Contains(action.Value(Reason)) ? action.Value(Reason) : string.Empty,
            ReasonText = action.Value(ReasonText, Alarm.LongestReason),
            InWaves = action.Value(Mode) switch { Waves => true, AtOnce => false, _ => draft.InWaves },
            SmsAtOnce = draft.HasSms ? action.IsOn(Sms) : draft.SmsAtOnce,
        };
        Dictionary<string, string> errors = new(StringComparer.Ordinal);
        if (!action.IsOn(Threshold))
        {
            errors[Threshold] = AlarmTexts.ThresholdMissing;
        }

        if (taken.ReasonChoice.Length == 0 && taken.ReasonText.Length == 0)
        {
            errors[Reason] = AlarmTexts.ReasonMissing;
        }

        if (taken.People == 0)
        {
            errors[Threshold] = AlarmTexts.NobodyMatches;
        }

        return errors.Count > 0
            ? new DialogStep<AlarmDraft>.Invalid(taken, errors)
            : new DialogStep<AlarmDraft>.Next(taken with { Step = AlarmStep.Confirm });
    }

    /// <summary>What the alarm says, for preview and confirmation.</summary>
    public static IEnumerable<AdaptiveElement> Plan(AlarmDraft draft)
    {
        if (draft.IsDrill)
        {
            yield return CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text(AlarmTexts.DrillPlan));
        }

        if (draft.IsEnquiry)
        {
            yield return CardLayout.Box(AdaptiveContainerStyle.Emphasis, CardLayout.Text($"❓ {AlarmTexts.EnquiryPlan}"));
        }

        AdaptiveFact[] facts =
        [
            new(AlarmTexts.Where, Markdown.Escape(draft.Fields.Place)),
            new(AlarmTexts.When, draft.Time),
            new(AlarmTexts.What, Markdown.Escape(draft.Fields.Text)),
        ];
        yield return new AdaptiveFactSet { Facts = [.. facts.Where(fact => fact.Value.Length > 0)] };
    }

    /// <summary>Hidden until somebody wants to know, so that the threshold is near the numbers.</summary>
    private static IEnumerable<AdaptiveElement> Details(AlarmDraft draft, int minimumGroup)
    {
        AdaptiveElement[] details = [.. draft.Needs.SelectMany(need => Details(need, minimumGroup))];
        if (details.Length > 0)
        {
            yield return new AdaptiveActionSet { Actions = [new AdaptiveToggleVisibilityAction { Title = AlarmTexts.DetailsButton, TargetElements = [new AdaptiveTargetElement(DetailsId)] }] };
            yield return new AdaptiveContainer { Id = DetailsId, IsVisible = false, Items = details };
        }
    }

    /// <summary>What the coordinator needs to judge the numbers, as counts.</summary>
    private static IEnumerable<AdaptiveElement> Details(NeedPreview need, int minimumGroup)
    {
        string[] parts =
        [
            .. need.BySms > 0 ? [AlarmTexts.DetailSms.With(GroupSize.Describe(need.BySms, minimumGroup))] : Array.Empty<string>(),
            .. need.OnDuty > 0 ? [AlarmTexts.DetailOnDuty.With(GroupSize.Describe(need.OnDuty, minimumGroup))] : Array.Empty<string>(),
            .. need.Unreached > 0 ? [AlarmTexts.DetailUnreached.With(GroupSize.Describe(need.Unreached, minimumGroup))] : Array.Empty<string>(),
            .. need.Elsewhere > 0 ? [AlarmTexts.DetailElsewhere.With(GroupSize.Describe(need.Elsewhere, minimumGroup))] : Array.Empty<string>(),
            .. need.NotCalled.Select(one => AlarmTexts.DetailNotCalled.With(GroupSize.Describe(one.Count, minimumGroup), Words(one.Reason))),
        ];
        if (parts.Length > 0)
        {
            yield return CardLayout.Text($"{need.Text}: {string.Join(" · ", parts)}", subtle: true);
        }
    }

    private static string Words(Callability reason) => reason switch
    {
        Callability.Resting => AlarmTexts.ReasonResting,
        Callability.Paused => AlarmTexts.ReasonPaused,
        Callability.NotForThis => AlarmTexts.ReasonNotForThis,
        Callability.NotAtThisTime => AlarmTexts.ReasonNotAtThisTime,
        Callability.NoConsent => AlarmTexts.ReasonNoConsent,
        Callability.Bound => AlarmTexts.ReasonBound,
        Callability.DepartmentLimit => AlarmTexts.ReasonDepartment,
        Callability.EnoughDrills => AlarmTexts.ReasonDrills,
        _ => AlarmTexts.ReasonLeft,
    };

    private static string Percent(double rate) => (Math.Round(rate * 20) * 5).ToString(CultureInfo.CurrentCulture);

    /// <summary>The forecast is rounded as the counts are, so that it tells no more than they do.</summary>
    private static IEnumerable<AdaptiveElement> Counts(AlarmDraft draft, int minimumGroup) => draft.Needs.SelectMany(need => CardLayout.Topic(
        $"{need.Count} × {need.Text}",
        string.Join(
            " · ",
            $"{AlarmTexts.MatchingColumn}: {GroupSize.Describe(need.Matching, minimumGroup)}",
            $"{AlarmTexts.CallableColumn}: **{GroupSize.Describe(need.Callable, minimumGroup)}**",
            $"{AlarmTexts.ForecastColumn}: {GroupSize.Describe((int)(need.Callable * draft.Rate), minimumGroup)}")));

    /// <summary>Said only where the numbers that are shown say it too.</summary>
    private static IEnumerable<AdaptiveElement> TooFew(AlarmDraft draft, int minimumGroup)
    {
        string[] hopeless = [.. draft.Needs.Where(need => need.Callable > 0 && GroupSize.AtMost(need.Callable, minimumGroup) < need.Count).Select(need => $"{need.Count} × {need.Text}")];
        var together = draft.People > 0 && GroupSize.AtMost(draft.People, minimumGroup) < draft.Needs.Sum(need => need.Count);
        var words = hopeless.Length > 0 ? AlarmTexts.TooFewFor.With(string.Join(", ", hopeless)) : together ? AlarmTexts.TooFewTogether : null;
        return words is null ? [] : [CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text($"⚠️ {words}"))];
    }
}
