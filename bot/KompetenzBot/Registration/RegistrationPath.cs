using KompetenzBot.Competences;

namespace KompetenzBot.Registration;

/// <summary>The way through the steps: which come next, which are skipped, how many pages each has.</summary>
public sealed class RegistrationPath(CompetenceCatalogue catalogue)
{
    /// <summary>As many competences as are asked about on one page, so that the card stays small.</summary>
    public const int DetailsPerPage = 8;

    /// <summary>The competences of which the catalogue wants to know more.</summary>
    public IReadOnlyList<Competence> Detailed(RegistrationDraft draft) =>
        [.. draft.Competences.Select(held => catalogue.Find(held.CompetenceId)).OfType<Competence>().Where(c => c.Levels is not null || c.HasValidity)];

    /// <summary>The competences of the draft's page of details.</summary>
    public IReadOnlyList<Competence> OnPage(RegistrationDraft draft) => [.. Detailed(draft).Skip(draft.Page * DetailsPerPage).Take(DetailsPerPage)];

    /// <summary>How many pages a step has; a step without pages is skipped.</summary>
    public int Pages(RegistrationStep step, RegistrationDraft draft) => step switch
    {
        RegistrationStep.Competences => draft.Categories.Count,
        RegistrationStep.Details => (Detailed(draft).Count + DetailsPerPage - 1) / DetailsPerPage,
        _ => 1,
    };

    /// <summary>The next page or step.</summary>
    public RegistrationDraft After(RegistrationDraft draft)
    {
        if (draft.Page + 1 < Pages(draft.Step, draft))
        {
            return draft with { Page = draft.Page + 1 };
        }

        var next = draft.Step + 1;
        while (next < RegistrationStep.Summary && Pages(next, draft) == 0)
        {
            next++;
        }

        return draft with { Step = next, Page = 0 };
    }

    /// <summary>The page or step before; the first one stays.</summary>
    public RegistrationDraft Before(RegistrationDraft draft)
    {
        if (draft.Page > 0)
        {
            return draft with { Page = draft.Page - 1 };
        }

        var previous = draft.Step;
        do
        {
            previous--;
        }
        while (previous > RegistrationStep.Notice && Pages(previous, draft) == 0);

        return previous < RegistrationStep.Notice ? draft : draft with { Step = previous, Page = Pages(previous, draft) - 1 };
    }
}
