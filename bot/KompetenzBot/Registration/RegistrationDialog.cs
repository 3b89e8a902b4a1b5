using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Coordinators;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;
using KompetenzBot.Registration.Steps;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Registration;

/// <summary>Registers a volunteer, or changes what is registered: notice, categories, competences, details, contact, summary, saved.</summary>
public sealed class RegistrationDialog(ICatalogues catalogues, IProfileStore profiles, ICoordinators coordinators, DutyClock clock, IOptions<PrivacyOptions> privacy)
    : Dialog<RegistrationDraft>(RegistrationJson.Default.RegistrationDraft)
{

    /// <inheritdoc/>
    public override string Name => "registration";

    /// <inheritdoc/>
    public override string Title => RegistrationTexts.Title;

    private RegistrationPath Path => new(catalogues.Current);

    /// <summary>Where the dialog begins for someone who may have a profile already.</summary>
    public async Task<string> StartAsync(UserId user, CancellationToken cancellationToken) =>
        Serialize(RegistrationDraft.From(await profiles.FindAsync(user, cancellationToken), catalogues.Current, privacy.Value.NoticeVersion));

    /// <inheritdoc/>
    protected override AdaptiveCard Show(RegistrationDraft draft, DialogCard card) => draft.Step switch
    {
        RegistrationStep.Notice => NoticeStep.Show(draft, card, privacy.Value, [.. coordinators.Bodies.Select(body => body.Name)]),
        RegistrationStep.Categories => CategoriesStep.Show(draft, card, catalogues.Current),
        RegistrationStep.Competences => CompetencesStep.Show(draft, card, catalogues.Current),
        RegistrationStep.Details => DetailsStep.Show(draft, card, Path),
        RegistrationStep.Contact => ContactStep.Show(draft, card),
        _ => SummaryStep.Show(draft, card, catalogues.Current),
    };

    /// <inheritdoc/>
    protected override async Task<DialogStep<RegistrationDraft>> ContinueAsync(
        TurnContext turn, RegistrationDraft draft, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        if (action.Action == DialogRunner.Back)
        {
            return new DialogStep<RegistrationDraft>.Next(Path.Before(draft));
        }

        if (draft.Step == RegistrationStep.Summary)
        {
            return await SaveAsync(turn, draft, cancellationToken);
        }

        var (taken, errors) = draft.Step switch
        {
            RegistrationStep.Notice => NoticeStep.Take(draft, action, privacy.Value),
            RegistrationStep.Categories => CategoriesStep.Take(draft, action, catalogues.Current),
            RegistrationStep.Competences => CompetencesStep.Take(draft, action, catalogues.Current),
            RegistrationStep.Details => DetailsStep.Take(draft, action, Path, clock.DayOf(turn.Now)),
            _ => ContactStep.Take(draft, action),
        };
        return errors.Count > 0
            ? new DialogStep<RegistrationDraft>.Invalid(taken, errors)
            : new DialogStep<RegistrationDraft>.Next(Path.After(taken));
    }

    private async Task<DialogStep<RegistrationDraft>> SaveAsync(TurnContext turn, RegistrationDraft draft, CancellationToken cancellationToken)
    {
        if (draft.AgreedNotice is not { } agreed || agreed != privacy.Value.NoticeVersion)
        {
            return new DialogStep<RegistrationDraft>.Next(draft with { Step = RegistrationStep.Notice, AgreedNotice = null });
        }

        var stored = await profiles.FindAsync(turn.User, cancellationToken);
        var profile = ToProfile(turn, draft, agreed, stored?.Profile);
        if (await profiles.TrySaveAsync(profile, draft.ProfileVersion, cancellationToken))
        {
            return Saved(draft);
        }

        stored = await profiles.FindAsync(turn.User, cancellationToken);
        return stored is not null && SavedCard.SaysTheSame(stored.Profile, profile)
            ? Saved(draft)
            : new DialogStep<RegistrationDraft>.Invalid(
                draft with { ProfileVersion = stored?.Version },
                new Dictionary<string, string> { [SummaryStep.SaveError] = RegistrationTexts.ChangedElsewhere });
    }

    private static DialogStep<RegistrationDraft>.Finished Saved(RegistrationDraft draft) =>
        new(Reply.Card(SavedCard.Build(isNew: draft.ProfileVersion is null), RegistrationTexts.SavedTitle));

    /// <summary>What was entered, and what the dialog does not ask about as it was. A consent that says the same as before keeps its date.</summary>
    private static Profile ToProfile(TurnContext turn, RegistrationDraft draft, string agreedNotice, Profile? before)
    {
        var given = before?.Consent;
        var same = given?.NoticeVersion == agreedNotice && given.Sms == draft.Sms;
        return (before ?? new Profile(turn.User, turn.Name, "de", [], null, Purposes.None, Availability.None, new Consent(agreedNotice, turn.Now, draft.Sms), turn.Now) { RegisteredAt = turn.Now }) with
        {
            Name = turn.Name,
            Culture = turn.Culture.TwoLetterISOLanguageName,
            Competences = draft.Competences,
            Mobile = PhoneNumber.TryParse(draft.Mobile)?.ToString(),
            Purposes = draft.Purposes,
            Availability = draft.Availability,
            Consent = same ? given! : new Consent(agreedNotice, turn.Now, draft.Sms),
            ConsentHistory = same || given is null ? before?.ConsentHistory ?? [] : [.. before!.ConsentHistory, given],
            ConfirmedAt = turn.Now,
            Pseudonym = before?.Pseudonym is { Length: > 0 } pseudonym ? pseudonym : Guid.NewGuid().ToString("N"),
        };
    }
}
