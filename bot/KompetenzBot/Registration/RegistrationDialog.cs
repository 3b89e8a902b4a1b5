using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Coordinators;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;
using KompetenzBot.Registration.FreeText;
using KompetenzBot.Registration.Sampling;
using KompetenzBot.Registration.Steps;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Registration;

/// <summary>Registers a volunteer step by step, or changes one part of what is registered.</summary>
public sealed class RegistrationDialog(
    ICatalogues catalogues, Recognizers recognizers, RegistrationSaving saving, Sampler sampler, ProfileCard profileCard, ICoordinators coordinators, DutyClock clock, IOptions<DutyHoursOptions> hours, IOptions<PrivacyOptions> privacy)
    : Dialog<RegistrationDraft>(RegistrationJson.Default.RegistrationDraft)
{
    private static readonly HashSet<string> SaveWords = new(StringComparer.OrdinalIgnoreCase) { "ja", "ok", "speichern", "yes", "save" };

    /// <inheritdoc/>
    public override string Name => "registration";

    /// <inheritdoc/>
    public override string Title => RegistrationTexts.Title;

    private RegistrationPath Path => new(catalogues.Current);

    private bool AsksForHours => hours.Value.Source == WorkingHoursSource.Person;

    /// <summary>Where a registration begins.</summary>
    /// <param name="proposals">Chosen in advance; nothing of them is stored before the person saves.</param>
    public string Start(IReadOnlyList<HeldCompetence> proposals) => Serialize(new RegistrationDraft { SamplesSent = sampler.IsAvailable }.With(proposals, catalogues.Current));

    /// <summary>Where changing a part of a profile begins. Who has not agreed to the notice in force is asked for that first.</summary>
    public string Start(Profile profile, RegistrationPart part, IReadOnlyList<HeldCompetence> proposals)
    {
        var draft = RegistrationDraft.From(profile, part, catalogues.Current, privacy.Value.NoticeVersion) with { SamplesSent = sampler.IsAvailable };
        return Serialize(proposals.Count == 0 ? draft : draft.With(proposals, catalogues.Current) with { Understood = [.. proposals.Select(held => held.CompetenceId)] });
    }

    /// <summary>A running draft with more competences; null where it is about something else.</summary>
    public string? Add(string running, IReadOnlyList<HeldCompetence> proposals) => Deserialize(running) is { Part: RegistrationPart.All or RegistrationPart.Competences } draft
        ? Serialize(draft.Step is RegistrationStep.Know or RegistrationStep.Notice
            ? draft.With(proposals, catalogues.Current)
            : draft.WithUnderstood(proposals, [], catalogues.Current))
        : null;

    /// <inheritdoc/>
    protected override AdaptiveCard Show(RegistrationDraft draft, DialogCard card) => draft.Step switch
    {
        RegistrationStep.Know => KnowStep.Show(draft, card, privacy.Value),
        RegistrationStep.Notice => NoticeStep.Show(draft, card, privacy.Value, [.. coordinators.Bodies.Select(body => body.Name)], asksForCalendar: !AsksForHours),
        RegistrationStep.Categories => CategoriesStep.Show(draft, card, catalogues.Current),
        RegistrationStep.Competences => CompetencesStep.Show(draft, card, catalogues.Current),
        RegistrationStep.Details => DetailsStep.Show(draft, card, Path),
        RegistrationStep.Contact => ContactStep.Show(draft, card, AsksForHours),
        RegistrationStep.Sample => SampleStep.Show(draft, card),
        RegistrationStep.About => AboutStep.Show(draft, card),
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

        if (draft.Step == RegistrationStep.Sample && action.Action == SampleStep.Send)
        {
            var (sent, error) = await sampler.SendAsync(turn, draft, cancellationToken);
            return error is null ? new DialogStep<RegistrationDraft>.Next(sent) : Invalid(SampleStep.Refused(sent, error));
        }

        var (taken, errors) = draft.Step switch
        {
            RegistrationStep.Sample when action.Action == SampleStep.Skip => StepLayout.Taken(draft),
            RegistrationStep.Sample => SampleStep.Take(draft, action, turn.Now),
            RegistrationStep.Know or RegistrationStep.Summary => StepLayout.Taken(draft),
            RegistrationStep.Notice => NoticeStep.Take(draft, action, privacy.Value),
            RegistrationStep.Categories => CategoriesStep.Take(draft, action, catalogues.Current),
            RegistrationStep.Competences => CompetencesStep.Take(draft, action, catalogues.Current),
            RegistrationStep.Details => DetailsStep.Take(draft, action, Path, clock.DayOf(turn.Now)),
            RegistrationStep.Contact => ContactStep.Take(draft, action, AsksForHours),
            _ => AboutStep.Take(draft, action),
        };
        return errors.Count > 0 ? new DialogStep<RegistrationDraft>.Invalid(taken, errors) : await GoOnAsync(turn, taken, cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task<DialogStep<RegistrationDraft>?> AnswerAsync(TurnContext turn, RegistrationDraft draft, string text, CancellationToken cancellationToken) => draft.Step switch
    {
        RegistrationStep.Categories or RegistrationStep.Competences when (recognizers.Named(text), recognizers.Groups(text)) is var (named, groups) && named.Count + groups.Count > 0 =>
            new DialogStep<RegistrationDraft>.Next(draft.WithUnderstood(named, groups, catalogues.Current)),
        RegistrationStep.Sample when Sampler.LooksLikeCode(text) => SampleStep.Take(draft, text, turn.Now) is ({ } taken, { Count: 0 })
            ? await GoOnAsync(turn, taken, cancellationToken)
            : Invalid(SampleStep.Take(draft, text, turn.Now)),
        RegistrationStep.Contact when PhoneNumber.TryParse(text) is not null => new DialogStep<RegistrationDraft>.Next(draft with { Mobile = text }),
        RegistrationStep.Summary when SaveWords.Contains(text.Trim().TrimEnd('.', '!')) => await SaveAsync(turn, draft, then: null, cancellationToken),
        _ => null,
    };

    private static DialogStep<RegistrationDraft>.Invalid Invalid((RegistrationDraft Draft, IReadOnlyDictionary<string, string> Errors) refused) => new(refused.Draft, refused.Errors);

    private async Task<DialogStep<RegistrationDraft>> GoOnAsync(TurnContext turn, RegistrationDraft taken, CancellationToken cancellationToken) => Path.After(taken) switch
    {
        null => await SaveAsync(turn, taken, then: null, cancellationToken),
        { Step: RegistrationStep.Sample, Part: RegistrationPart.All } next => new DialogStep<RegistrationDraft>.Next(Sampler.Prepare(next, turn.Now)),
        { Step: RegistrationStep.Sample } next => await SaveAsync(turn, taken, Sampler.Prepare(next, turn.Now), cancellationToken),
        var next => new DialogStep<RegistrationDraft>.Next(next),
    };

    /// <summary>Saves, and goes on to a step that needs no saving: whoever stops there has changed what they wanted to.</summary>
    private async Task<DialogStep<RegistrationDraft>> SaveAsync(TurnContext turn, RegistrationDraft draft, RegistrationDraft? then, CancellationToken cancellationToken)
    {
        if (draft.AgreedNotice is not { } agreed || agreed != privacy.Value.NoticeVersion)
        {
            return new DialogStep<RegistrationDraft>.Next(draft with { NoticeFirst = true, Step = RegistrationStep.Notice, Page = 0, AgreedNotice = null });
        }

        var (outcome, stored) = await saving.SaveAsync(turn, draft, agreed, cancellationToken);
        return (outcome, draft.Part) switch
        {
            (SavingOutcome.Saved, RegistrationPart.All) => new DialogStep<RegistrationDraft>.Finished(Reply.Card(SavedCard.Build(), RegistrationTexts.SavedTitle)),
            (SavingOutcome.Saved, _) when then is not null => new DialogStep<RegistrationDraft>.Next(then with { ProfileVersion = RegistrationDraft.VersionOf(stored) }),
            (SavingOutcome.Saved, _) => Finish(turn, stored!, RegistrationTexts.ChangedText),
            (_, RegistrationPart.All) => new DialogStep<RegistrationDraft>.Invalid(
                draft with { ProfileVersion = RegistrationDraft.VersionOf(stored) },
                new Dictionary<string, string>(StringComparer.Ordinal) { [SummaryStep.SaveError] = RegistrationTexts.ChangedElsewhere }),
            _ when stored is not null => Finish(turn, stored, RegistrationTexts.NotSavedSinceChanged),
            _ => new DialogStep<RegistrationDraft>.Finished(Reply.Card(ProfileCard.None(), ProfileTexts.NoneTitle)),
        };
    }

    private DialogStep<RegistrationDraft>.Finished Finish(TurnContext turn, Profile profile, string notice) =>
        new(Reply.Card(CardLayout.WithNotice(profileCard.Build(profile, turn.Now), notice), notice));
}
