using KompetenzBot.Competences;
using KompetenzBot.Profiles;

namespace KompetenzBot.Registration;

/// <summary>The way through the steps: which come next, which are skipped, how many pages each has.</summary>
public sealed class RegistrationPath(CompetenceCatalogue catalogue)
{
    /// <summary>As many competences as are asked about on one page, so that the card stays small.</summary>
    public const int DetailsPerPage = 8;

    private static readonly Dictionary<RegistrationPart, RegistrationStep[]> Steps = new()
    {
        [RegistrationPart.All] =
        [
            RegistrationStep.Know, RegistrationStep.Notice, RegistrationStep.Categories, RegistrationStep.Competences, RegistrationStep.Details,
            RegistrationStep.Contact, RegistrationStep.Sample, RegistrationStep.About, RegistrationStep.Summary,
        ],
        [RegistrationPart.Competences] = [RegistrationStep.Categories, RegistrationStep.Competences, RegistrationStep.Details],
        [RegistrationPart.Contact] = [RegistrationStep.Contact, RegistrationStep.Sample],
        [RegistrationPart.About] = [RegistrationStep.About],
        [RegistrationPart.Consents] = [RegistrationStep.Notice, RegistrationStep.Contact, RegistrationStep.Sample],
    };

    /// <summary>The step with which a part begins.</summary>
    public static RegistrationStep FirstOf(RegistrationPart part) => Steps[part][0];

    private static RegistrationStep[] StepsOf(RegistrationDraft draft) =>
        draft.NoticeFirst && !Steps[draft.Part].Contains(RegistrationStep.Notice) ? [RegistrationStep.Notice, .. Steps[draft.Part]] : Steps[draft.Part];

    /// <summary>Which step this is, from 1, and of how many.</summary>
    public static (int Number, int Of) Progress(RegistrationDraft draft)
    {
        RegistrationStep[] steps = [.. StepsOf(draft).Where(step => step != RegistrationStep.Sample || MaySample(draft))];
        return (Math.Max(1, Array.IndexOf(steps, draft.Step) + 1), draft.Part == RegistrationPart.Consents ? 1 : steps.Length);
    }

    /// <summary>Whether a sample message belongs to the way, unless the number turns out to be confirmed already.</summary>
    public static bool MaySample(RegistrationDraft draft) => draft is { SamplesSent: true, Sms: true };

    /// <summary>The competences of which the catalogue wants to know more.</summary>
    public IReadOnlyList<Competence> Detailed(RegistrationDraft draft) =>
        [.. draft.Competences.Select(held => catalogue.Find(held.CompetenceId)).OfType<Competence>().Where(c => c.Levels is not null || c.HasValidity)];

    /// <summary>The competences of the draft's page of details.</summary>
    public IReadOnlyList<Competence> OnPage(RegistrationDraft draft) => [.. Detailed(draft).Skip(draft.Page * DetailsPerPage).Take(DetailsPerPage)];

    /// <summary>How many pages a step has; a step without pages is skipped.</summary>
    public int Pages(RegistrationStep step, RegistrationDraft draft) => step switch
    {
        RegistrationStep.Competences => draft.Categories.Count,
        RegistrationStep.Contact when draft.Part == RegistrationPart.Consents => (draft.Sms && PhoneNumber.TryParse(draft.Mobile)?.MayBeMobile != true) || draft.Step is RegistrationStep.Contact or RegistrationStep.Sample ? 1 : 0,
        RegistrationStep.Sample => MaySample(draft) && draft.MobileNumber is { } number && number != draft.ConfirmedMobile ? 1 : 0,
        RegistrationStep.Details => (Detailed(draft).Count + DetailsPerPage - 1) / DetailsPerPage,
        _ => 1,
    };

    /// <summary>The next page or step; null after the last one.</summary>
    public RegistrationDraft? After(RegistrationDraft draft)
    {
        if (draft.Page + 1 < Pages(draft.Step, draft))
        {
            return draft with { Page = draft.Page + 1 };
        }

        var steps = StepsOf(draft);
        for (var next = Array.IndexOf(steps, draft.Step) + 1; next < steps.Length; next++)
        {
            if (Pages(steps[next], draft) > 0)
            {
                return draft with { Step = steps[next], Page = 0 };
            }
        }

        return null;
    }

    /// <summary>The page or step before; the first one stays.</summary>
    public RegistrationDraft Before(RegistrationDraft draft)
    {
        if (draft.Page > 0)
        {
            return draft with { Page = draft.Page - 1 };
        }

        var steps = StepsOf(draft);
        for (var previous = Array.IndexOf(steps, draft.Step) - 1; previous >= 0; previous--)
        {
            if (Pages(steps[previous], draft) is > 0 and var pages)
            {
                return draft with { Step = steps[previous], Page = pages - 1 };
            }
        }

        return draft;
    }
}
