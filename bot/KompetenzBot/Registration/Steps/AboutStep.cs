using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;

namespace KompetenzBot.Registration.Steps;

/// <summary>Limits without reasons, and a remark. A remark that seems to tell too much is asked about before it is kept.</summary>
internal static class AboutStep
{
    private const string LimitsInput = "limits";
    private const string Remark = "remark";
    private const string Choice = "remarkChoice";
    private const string Keep = "keep";
    private const string Remove = "remove";

    /// <summary>As many characters as a remark may have.</summary>
    private const int LongestRemark = 300;

    /// <summary>Longer ones are refused with their length; the draft keeps this much of them, so that nobody has to write anew.</summary>
    private const int LongestKept = 900;

    public static AdaptiveCard Show(RegistrationDraft draft, DialogCard card) => StepLayout.Page(
        draft,
        card,
        RegistrationTexts.AboutTitle,
        [
            CardLayout.Text(RegistrationTexts.AboutIntro),
            StepInputs.Choices(LimitsInput, RegistrationTexts.LimitsLabel, draft.Limits, ProfileWords.AllLimits()),
            new AdaptiveTextInput
            {
                Id = Remark,
                Label = RegistrationTexts.RemarkLabel,
                Placeholder = RegistrationTexts.RemarkPlaceholder,
                IsMultiline = true,
                MaxLength = LongestRemark,
                Value = draft.Remark,
            },
            .. CardLayout.Error(card.Error(Remark)),
            .. Question(card),
        ],
        draft.Part == RegistrationPart.About ? RegistrationTexts.Save : null);

    public static (RegistrationDraft, IReadOnlyDictionary<string, string>) Take(RegistrationDraft draft, TurnInput.CardAction action)
    {
        var remark = action.Value(Remark);
        var choice = action.Value(Choice);
        var taken = draft with { Limits = StepInputs.Chosen<Limits>(action, LimitsInput), Remark = remark.Cut(LongestKept) };
        if (remark.Length > LongestRemark)
        {
            return StepLayout.Refused(taken, Remark, RegistrationTexts.RemarkTooLong.With(LongestRemark, remark.Length >= 1000 ? "1000+" : remark.Length));
        }

        return (SensitiveText.ConcernsOf(remark), choice) switch
        {
            (SensitiveConcerns.None, _) => StepLayout.Taken(taken),
            (_, Remove) => StepLayout.Taken(taken with { Remark = string.Empty }),
            (_, Keep) => StepLayout.Taken(taken with { RemarkKept = remark }),
            _ when remark == draft.RemarkKept => StepLayout.Taken(taken),
            var (concerns, _) => StepLayout.Refused(taken, Choice, RegistrationTexts.RemarkConcern.With(SensitiveWords.Describe(concerns))),
        };
    }

    private static IEnumerable<AdaptiveElement> Question(DialogCard card) => card.Error(Choice) is not { } question ? [] :
    [
        CardLayout.Box(
            AdaptiveContainerStyle.Warning,
            CardLayout.Text($"⚠️ {question}"),
            new AdaptiveChoiceSetInput
            {
                Id = Choice,
                Label = RegistrationTexts.RemarkChoiceLabel,
                Style = AdaptiveChoiceInputStyle.Expanded,
                Choices = [new(RegistrationTexts.RemarkRemove, Remove), new(RegistrationTexts.RemarkKeep, Keep)],
            }),
    ];
}
