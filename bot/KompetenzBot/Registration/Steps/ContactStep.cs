using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Profiles;

namespace KompetenzBot.Registration.Steps;

/// <summary>Asks for the mobile number, which may stay empty, and for what and when a person may be called.</summary>
internal static class ContactStep
{
    private const string Mobile = "mobile";
    private const string For = "purposes";
    private const string When = "availability";
    private const int LongestMobile = 40;

    public static AdaptiveCard Show(RegistrationDraft draft, DialogCard card) => StepLayout.Page(
        draft,
        card,
        RegistrationTexts.ContactTitle,
        [
            Choices(For, RegistrationTexts.PurposesLabel, draft.Purposes, ProfileWords.Purposes()),
            .. CardLayout.Error(card.Error(For)),
            Choices(When, RegistrationTexts.AvailabilityLabel, draft.Availability, ProfileWords.Availabilities()),
            .. CardLayout.Error(card.Error(When)),
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
        ]);

    public static (RegistrationDraft, IReadOnlyDictionary<string, string>) Take(RegistrationDraft draft, TurnInput.CardAction action)
    {
        var mobile = action.Value(Mobile);
        var taken = draft with
        {
            Mobile = mobile.Length <= LongestMobile ? mobile : mobile[..LongestMobile],
            Purposes = Chosen<Purposes>(action, For),
            Availability = Chosen<Availability>(action, When),
        };
        Dictionary<string, string> errors = new(StringComparer.Ordinal);
        if (taken.Purposes == Purposes.None)
        {
            errors[For] = RegistrationTexts.PurposesMissing;
        }

        if (AvailabilityError(taken) is { } error)
        {
            errors[When] = error;
        }

        if (taken.Mobile.Length > 0 && PhoneNumber.TryParse(taken.Mobile) is null)
        {
            errors[Mobile] = RegistrationTexts.MobileNotUnderstood;
        }
        else if (taken.Mobile.Length == 0 && taken.Sms)
        {
            errors[Mobile] = RegistrationTexts.MobileMissingForSms;
        }

        return (taken, errors);
    }

    /// <summary>Whoever wants to come must have a time at which they may be called for it; otherwise no alarm would ever reach them.</summary>
    private static string? AvailabilityError(RegistrationDraft draft) => draft switch
    {
        { Availability: Availability.None } => RegistrationTexts.AvailabilityMissing,
        _ when draft.Purposes.HasFlag(Purposes.DeploymentOnDuty) && !draft.Availability.HasFlag(Availability.DutyHours) => RegistrationTexts.NoTimeOnDuty,
        _ when draft.Purposes.HasFlag(Purposes.DeploymentOffDuty) && (draft.Availability & (Availability.Nights | Availability.Weekends)) == Availability.None => RegistrationTexts.NoTimeOffDuty,
        _ => null,
    };

    private static AdaptiveChoiceSetInput Choices<T>(string id, string label, T value, IReadOnlyList<(T Value, string Text)> words)
        where T : struct, Enum => new()
        {
            Id = id,
            Label = label,
            IsMultiSelect = true,
            Style = AdaptiveChoiceInputStyle.Expanded,
            Choices = [.. words.Select(word => new AdaptiveChoice(word.Text, word.Value.ToString()))],
            Value = string.Join(',', words.Where(word => value.HasFlag(word.Value)).Select(word => word.Value)),
        };

    private static T Chosen<T>(TurnInput.CardAction action, string id)
        where T : struct, Enum
    {
        var known = Enum.GetNames<T>().ToHashSet(StringComparer.Ordinal);
        return Enum.TryParse<T>(string.Join(',', action.Choices(id).Where(known.Contains)), out var value) ? value : default;
    }
}
