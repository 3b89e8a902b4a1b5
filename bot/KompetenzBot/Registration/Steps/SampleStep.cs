using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Registration.Sampling;

namespace KompetenzBot.Registration.Steps;

/// <summary>Sends a text message to the number that was entered and asks for the digits in it. May be left out.</summary>
internal static class SampleStep
{
    public const string Send = "sendsample";
    public const string Skip = "skipsample";
    private const string Code = "code";
    private const int LongestCode = 10;

    public static AdaptiveCard Show(RegistrationDraft draft, DialogCard card) => CardLayout.Page(
        RegistrationTexts.SampleTitle,
        [
            .. draft.Part == RegistrationPart.All || IsSent(draft) ? [] : new[] { CardLayout.Text($"✅ {RegistrationTexts.ChangedText}") },
            CardLayout.Text((IsSent(draft) ? RegistrationTexts.SampleSent : RegistrationTexts.SampleText).With(draft.MobileNumber ?? string.Empty)),
            .. IsSent(draft) ? [new AdaptiveTextInput { Id = Code, Label = RegistrationTexts.SampleCodeLabel, MaxLength = LongestCode, Style = AdaptiveTextInputStyle.Tel }] : Array.Empty<AdaptiveElement>(),
            .. CardLayout.Error(card.Error(Code)),
            CardLayout.Text(RegistrationTexts.SampleSkipText, subtle: true),
        ],
        [
            .. IsSent(draft) ? [card.Button(RegistrationTexts.SampleConfirm, StepLayout.Next, AdaptiveActionStyle.Positive)] : Array.Empty<AdaptiveAction>(),
            card.Button(IsSent(draft) ? RegistrationTexts.SampleSendAgain : RegistrationTexts.SampleSend, Send, IsSent(draft) ? null : AdaptiveActionStyle.Positive, inputs: false),
            card.Button(RegistrationTexts.SampleSkip, Skip, inputs: false),
            card.BackButton(),
            .. draft.Part == RegistrationPart.All ? [card.CancelButton()] : Array.Empty<AdaptiveAction>(),
        ],
        RegistrationPath.Progress(draft) is (var number, > 1 and var of) ? RegistrationTexts.Progress.With(number, of) : null);

    /// <summary>Takes the digits.</summary>
    public static (RegistrationDraft Draft, IReadOnlyDictionary<string, string> Errors) Take(RegistrationDraft draft, string typed, DateTimeOffset now)
    {
        var compared = Sampler.Compare(draft, typed, now);
        return compared switch
        {
            _ when compared.ConfirmedMobile is { } confirmed && confirmed == compared.MobileNumber => StepLayout.Taken(compared),
            { Sample: null or { Sent: false } } => Refused(compared, RegistrationTexts.SampleNotSentYet),
            { Sample.Wrong: >= Sampler.MostWrong } => Refused(compared with { Sample = null }, RegistrationTexts.SampleWrongTooOften),
            _ => Refused(compared, RegistrationTexts.SampleWrong),
        };
    }

    public static (RegistrationDraft Draft, IReadOnlyDictionary<string, string> Errors) Take(RegistrationDraft draft, TurnInput.CardAction action, DateTimeOffset now) =>
        Take(draft, action.Value(Code), now);

    public static (RegistrationDraft Draft, IReadOnlyDictionary<string, string> Errors) Refused(RegistrationDraft draft, string error) => StepLayout.Refused(draft, Code, error);

    private static bool IsSent(RegistrationDraft draft) => draft.Sample is { Sent: true };
}
