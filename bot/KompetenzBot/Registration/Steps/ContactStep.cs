using System.Globalization;
using System.Text.RegularExpressions;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Profiles;

namespace KompetenzBot.Registration.Steps;

/// <summary>Asks for what and when a person may be called, when they usually work, and for the mobile number, which may stay empty.</summary>
internal static partial class ContactStep
{
    private const string Mobile = "mobile";
    private const string CodeWord = "codeword";
    private const string For = "purposes";
    private const string When = "availability";
    private const string Days = "days";
    private const string From = "worksfrom";
    private const string To = "worksto";
    private const int LongestMobile = 40;
    private const int LongestCodeWord = 20;

    public static AdaptiveCard Show(RegistrationDraft draft, DialogCard card, bool asksForHours) => StepLayout.Page(
        draft,
        card,
        RegistrationTexts.ContactTitle,
        [
            StepInputs.Choices(For, RegistrationTexts.PurposesLabel, draft.Purposes, ProfileWords.Purposes()),
            .. CardLayout.Error(card.Error(For)),
            StepInputs.Choices(When, RegistrationTexts.AvailabilityLabel, draft.Availability, ProfileWords.Availabilities()),
            .. CardLayout.Error(card.Error(When)),
            .. asksForHours ? Hours(draft, card) : [],
            new AdaptiveTextInput
            {
                Id = Mobile,
                Label = RegistrationTexts.MobileLabel,
                Placeholder = RegistrationTexts.MobilePlaceholder,
                Style = AdaptiveTextInputStyle.Tel,
                MaxLength = LongestMobile,
                Value = draft.Mobile,
            },
            .. CardLayout.Error(card.Error(Mobile)),
            .. draft.Sms ? CodeWordInput(draft, card) : draft.SamplesSent ? [CardLayout.Text(RegistrationTexts.MobileWithoutSms, subtle: true)] : [],
        ],
        draft.Part is RegistrationPart.Contact or RegistrationPart.Consents && !RegistrationPath.MaySample(draft) ? RegistrationTexts.Save : null);

    public static (RegistrationDraft, IReadOnlyDictionary<string, string>) Take(RegistrationDraft draft, TurnInput.CardAction action, bool asksForHours)
    {
        var taken = draft with
        {
            Mobile = action.Value(Mobile, LongestMobile),
            CodeWord = draft.Sms ? action.Value(CodeWord, LongestMobile) : draft.CodeWord,
            Purposes = StepInputs.Chosen<Purposes>(action, For),
            Availability = StepInputs.Chosen<Availability>(action, When),
            Days = asksForHours ? StepInputs.Chosen<WorkingDays>(action, Days) : draft.Days,
            WorksFrom = asksForHours ? action.Value(From, LongestMobile) : draft.WorksFrom,
            WorksTo = asksForHours ? action.Value(To, LongestMobile) : draft.WorksTo,
        };
        return (taken, Errors(taken).Where(error => error.Text is not null).ToDictionary(error => error.Input, error => error.Text!, StringComparer.Ordinal));
    }

    /// <summary>The hours that were entered; null where nothing or not all was.</summary>
    public static WorkingHours? HoursOf(RegistrationDraft draft) =>
        draft.Days != WorkingDays.None && Time(draft.WorksFrom) is { } from && Time(draft.WorksTo) is { } to && from < to ? new WorkingHours(draft.Days, from, to) : null;

    private static IEnumerable<(string Input, string? Text)> Errors(RegistrationDraft draft)
    {
        yield return (For, draft.Purposes == Purposes.None ? RegistrationTexts.PurposesMissing : null);
        yield return (When, AvailabilityError(draft));
        yield return (From, HoursError(draft));
        yield return (Mobile, MobileError(draft));
        yield return (CodeWord, draft.Sms && draft.CodeWord.Length > 0 && !CodeWordPattern().IsMatch(draft.CodeWord) ? RegistrationTexts.CodeWordRefused : null);
    }

    private static IEnumerable<AdaptiveElement> Hours(RegistrationDraft draft, DialogCard card)
    {
        yield return StepInputs.Choices(Days, RegistrationTexts.DaysLabel, draft.Days, ProfileWords.Days());
        yield return new AdaptiveTimeInput { Id = From, Label = RegistrationTexts.WorksFromLabel, Value = Time(draft.WorksFrom) };
        yield return new AdaptiveTimeInput { Id = To, Label = RegistrationTexts.WorksToLabel, Value = Time(draft.WorksTo) };
        foreach (var error in CardLayout.Error(card.Error(From)))
        {
            yield return error;
        }
    }

    private static IEnumerable<AdaptiveElement> CodeWordInput(RegistrationDraft draft, DialogCard card) =>
    [
        new AdaptiveTextInput { Id = CodeWord, Label = RegistrationTexts.CodeWordLabel, Placeholder = RegistrationTexts.CodeWordPlaceholder, MaxLength = LongestCodeWord, Value = draft.CodeWord },
        .. CardLayout.Error(card.Error(CodeWord)),
    ];

    /// <summary>Whoever wants to come must have a time at which they may be called for it; otherwise no alarm would ever reach them.</summary>
    private static string? AvailabilityError(RegistrationDraft draft) => draft switch
    {
        { Availability: Availability.None } => RegistrationTexts.AvailabilityMissing,
        _ when draft.Purposes.HasFlag(Purposes.DeploymentOnDuty) && !draft.Availability.HasFlag(Availability.DutyHours) => RegistrationTexts.NoTimeOnDuty,
        _ when draft.Purposes.HasFlag(Purposes.DeploymentOffDuty) && (draft.Availability & (Availability.Nights | Availability.Weekends)) == Availability.None => RegistrationTexts.NoTimeOffDuty,
        _ => null,
    };

    private static string? HoursError(RegistrationDraft draft) =>
        draft is { Days: WorkingDays.None, WorksFrom.Length: 0, WorksTo.Length: 0 } || HoursOf(draft) is not null ? null : RegistrationTexts.HoursRefused;

    private static string? MobileError(RegistrationDraft draft) => draft.Mobile.Length == 0
        ? draft.Sms ? RegistrationTexts.MobileMissingForSms : null
        : PhoneNumber.Read(draft.Mobile, out var number) switch
        {
            PhoneProblem.NotDigits => RegistrationTexts.MobileNotDigits,
            PhoneProblem.NoAreaCode => RegistrationTexts.MobileNoAreaCode,
            PhoneProblem.TooShort => RegistrationTexts.MobileTooShort,
            PhoneProblem.TooLong => RegistrationTexts.MobileTooLong,
            _ when draft.Sms && !number.MayBeMobile => RegistrationTexts.MobileIsLandline,
            _ => null,
        };

    private static TimeOnly? Time(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>Letters that every phone shows in a text message without making it longer.</summary>
    [GeneratedRegex("^[A-Za-zÄÖÜäöüß]{3,20}$", RegexOptions.CultureInvariant, 500)]
    private static partial Regex CodeWordPattern();
}
