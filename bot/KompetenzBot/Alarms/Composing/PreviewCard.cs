using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;

namespace KompetenzBot.Alarms.Composing;

/// <summary>How many people match, never who, and the declaration that regular means do not suffice.</summary>
internal static class PreviewCard
{
    public const string Declare = "declare";

    private const string Threshold = "threshold";
    private const string Reason = "reason";
    private const string ReasonText = "reasonText";
    private const int LongestReason = 300;

    public static AdaptiveCard Build(AlarmDraft draft, DialogCard card, int minimumGroup) => CardLayout.Page(
        AlarmTexts.PreviewTitle,
        [
            .. draft.Refreshed ? [CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text(AlarmTexts.PreviewRefreshed))] : Array.Empty<AdaptiveElement>(),
            .. Plan(draft),
            Counts(draft, minimumGroup),
            CardLayout.Text(AlarmTexts.PreviewPeople.With(GroupSize.Describe(draft.People, minimumGroup)), subtle: true),
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
            new AdaptiveTextInput { Id = ReasonText, Label = AlarmTexts.ReasonTextLabel, MaxLength = LongestReason, Value = draft.ReasonText },
            .. CardLayout.Error(card.Error(Reason)),
        ],
        [
            card.Button(AlarmTexts.ToConfirm, Declare, AdaptiveActionStyle.Positive),
            card.Button(AlarmTexts.ChangeAlarm, DialogRunner.Back, inputs: false),
            card.CancelButton(),
        ]);

    public static DialogStep<AlarmDraft> Take(AlarmDraft draft, TurnInput.CardAction action)
    {
        var text = action.Value(ReasonText);
        var taken = draft with
        {
            ReasonChoice = ThresholdReasons.All.Contains(action.Value(Reason)) ? action.Value(Reason) : string.Empty,
            ReasonText = text.Length > LongestReason ? text[..LongestReason] : text,
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

        AdaptiveFact[] facts =
        [
            new(AlarmTexts.Where, Markdown.Escape(draft.Fields.Place)),
            new(AlarmTexts.When, draft.Time),
            new(AlarmTexts.What, Markdown.Escape(draft.Fields.Text)),
        ];
        yield return new AdaptiveFactSet { Facts = [.. facts.Where(fact => fact.Value.Length > 0)] };
    }

    private static AdaptiveTable Counts(AlarmDraft draft, int minimumGroup) => CountTable.Build(
        [AlarmTexts.NeedColumn, AlarmTexts.MatchingColumn, AlarmTexts.CallableColumn],
        draft.Needs.Select(need => new[]
        {
            $"{need.Count} × {need.Text}", GroupSize.Describe(need.Matching, minimumGroup), GroupSize.Describe(need.Callable, minimumGroup),
        }));
}
