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
    private const string Search = "search";

    public static AdaptiveCard Show(RegistrationDraft draft, DialogCard card, CompetenceCatalogue catalogue) => StepLayout.Page(
        draft,
        card,
        RegistrationTexts.CategoriesTitle,
        [
            .. Understood(draft, catalogue),
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
            new AdaptiveChoiceSetInput
            {
                Id = Search,
                Label = RegistrationTexts.SearchLabel,
                Placeholder = RegistrationTexts.SearchPlaceholder,
                IsMultiSelect = true,
                Style = AdaptiveChoiceInputStyle.Filtered,
                Choices = [],
                ChoicesData = new AdaptiveDataQuery(CompetenceCatalogue.Dataset),
            },
            CardLayout.Text(RegistrationTexts.TypingWorks, subtle: true),
        ]);

    public static (RegistrationDraft, IReadOnlyDictionary<string, string>) Take(RegistrationDraft draft, TurnInput.CardAction action, CompetenceCatalogue catalogue)
    {
        var found = action.Choices(Search).Select(catalogue.Find).OfType<Competence>().Where(competence => !competence.IsRetired).ToArray();
        var chosen = action.Choices(Input).Concat(found.Select(competence => competence.Category.Id)).ToHashSet(StringComparer.Ordinal);
        var taken = draft with
        {
            Understood = [],
            Categories = [.. catalogue.Categories.Select(category => category.Id).Where(chosen.Contains)],
            Competences =
            [
                .. draft.Competences.Where(held => catalogue.Find(held.CompetenceId) is not { } known || chosen.Contains(known.Category.Id))
                    .Concat(found.Select(competence => new HeldCompetence(competence.Id)))
                    .DistinctBy(held => held.CompetenceId),
            ],
        };
        return taken.Categories.Count > 0 ? StepLayout.Taken(taken) : StepLayout.Refused(taken, Input, RegistrationTexts.CategoriesMissing);
    }

    private static IEnumerable<AdaptiveElement> Understood(RegistrationDraft draft, CompetenceCatalogue catalogue)
    {
        string[] names =
        [
            .. draft.Understood.Select(id => catalogue.Find(id)?.Name ?? catalogue.FindGroup(id)?.Name ?? catalogue.FindCategory(id)?.Name)
                .OfType<LocalizedText>().Select(name => name.For(CultureInfo.CurrentUICulture)),
        ];
        return names.Length == 0 ? [] : [CardLayout.Box(AdaptiveContainerStyle.Good, CardLayout.Text(RegistrationTexts.Understood.With(string.Join(", ", names))))];
    }
}
