using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Registration.Steps;

/// <summary>Chooses the competences of one category.</summary>
internal static class CompetencesStep
{
    private const string Input = "competences";

    public static AdaptiveCard Show(RegistrationDraft draft, DialogCard card, CompetenceCatalogue catalogue)
    {
        if (catalogue.FindCategory(draft.Categories[draft.Page]) is not { } category)
        {
            return StepLayout.Page(draft, card, RegistrationTexts.CategoryGoneTitle, [CardLayout.Text(RegistrationTexts.CategoryGone)]);
        }

        return StepLayout.Page(
            draft,
            card,
            category.NameIn(CultureInfo.CurrentUICulture),
            [
                CardLayout.Text(category.Description.For(CultureInfo.CurrentUICulture)),
                CardLayout.Text(RegistrationTexts.CategoryProgress.With(draft.Page + 1, draft.Categories.Count), subtle: true),
                new AdaptiveChoiceSetInput
                {
                    Id = Input,
                    Label = RegistrationTexts.CompetencesLabel,
                    IsMultiSelect = true,
                    Style = AdaptiveChoiceInputStyle.Expanded,
                    Choices = [.. catalogue.InCategory(category.Id).Select(c => new AdaptiveChoice(c.NameIn(CultureInfo.CurrentUICulture), c.Id))],
                    Value = string.Join(',', draft.Competences.Select(held => held.CompetenceId).Where(id => catalogue.Find(id)?.Category.Id == category.Id)),
                },
                .. CardLayout.Error(card.Error(Input)),
            ]);
    }

    public static (RegistrationDraft, IReadOnlyDictionary<string, string>) Take(RegistrationDraft draft, TurnInput.CardAction action, CompetenceCatalogue catalogue)
    {
        var category = draft.Categories[draft.Page];
        var chosen = action.Choices(Input).ToHashSet(StringComparer.Ordinal);
        var known = draft.Competences.ToDictionary(held => held.CompetenceId, StringComparer.Ordinal);
        var taken = draft with
        {
            Competences =
            [
                .. draft.Competences.Where(held => catalogue.Find(held.CompetenceId)?.Category.Id != category),
                .. draft.Competences.Where(held => catalogue.Find(held.CompetenceId) is { IsRetired: true } retired && retired.Category.Id == category),
                .. catalogue.InCategory(category).Where(c => chosen.Contains(c.Id)).Select(c => known.GetValueOrDefault(c.Id) ?? new HeldCompetence(c.Id)),
            ],
        };
        var isLast = draft.Page == draft.Categories.Count - 1;
        return isLast && taken.Competences.Count == 0
            ? StepLayout.Refused(taken, Input, RegistrationTexts.CompetencesMissing)
            : StepLayout.Taken(taken);
    }
}
