using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Registration.Steps;

/// <summary>Chooses the categories in which a person can do something.</summary>
internal static class CategoriesStep
{
    private const string Input = "categories";

    public static AdaptiveCard Show(RegistrationDraft draft, DialogCard card, CompetenceCatalogue catalogue) => StepLayout.Page(
        draft,
        card,
        RegistrationTexts.CategoriesTitle,
        [
            CardLayout.Text(RegistrationTexts.CategoriesIntro),
            new AdaptiveChoiceSetInput
            {
                Id = Input,
                Label = RegistrationTexts.CategoriesLabel,
                IsMultiSelect = true,
                Style = AdaptiveChoiceInputStyle.Expanded,
                Choices = [.. catalogue.Categories.Select(category => new AdaptiveChoice(category.NameIn(CultureInfo.CurrentUICulture), category.Id))],
                Value = string.Join(',', draft.Categories),
            },
            .. CardLayout.Error(card.Error(Input)),
        ]);

    public static (RegistrationDraft, IReadOnlyDictionary<string, string>) Take(RegistrationDraft draft, TurnInput.CardAction action, CompetenceCatalogue catalogue)
    {
        var chosen = action.Choices(Input).ToHashSet(StringComparer.Ordinal);
        var taken = draft with
        {
            Categories = [.. catalogue.Categories.Select(category => category.Id).Where(chosen.Contains)],
            Competences = [.. draft.Competences.Where(held => catalogue.Find(held.CompetenceId) is not { } known || chosen.Contains(known.Category.Id))],
        };
        return taken.Categories.Count > 0 ? StepLayout.Taken(taken) : StepLayout.Refused(taken, Input, RegistrationTexts.CategoriesMissing);
    }
}
