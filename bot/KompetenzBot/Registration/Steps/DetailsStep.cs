using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Registration.Steps;

/// <summary>Asks for the level, and until when a certificate is valid, where the catalogue wants to know.</summary>
internal static class DetailsStep
{
    public static AdaptiveCard Show(RegistrationDraft draft, DialogCard card, RegistrationPath path) => StepLayout.Page(
        draft,
        card,
        RegistrationTexts.DetailsTitle,
        [CardLayout.Text(RegistrationTexts.DetailsIntro), .. path.OnPage(draft).SelectMany(competence => Questions(draft, card, competence))]);

    public static (RegistrationDraft, IReadOnlyDictionary<string, string>) Take(
        RegistrationDraft draft, TurnInput.CardAction action, RegistrationPath path, DateOnly today)
    {
        var asked = path.OnPage(draft).ToDictionary(competence => competence.Id, StringComparer.Ordinal);
        Dictionary<string, string> errors = new(StringComparer.Ordinal);
        var taken = draft with
        {
            Competences = [.. draft.Competences.Select(held => asked.TryGetValue(held.CompetenceId, out var c) ? Answered(held, c, action, today, errors) : held)],
        };
        return (taken, errors);
    }

    private static IEnumerable<AdaptiveElement> Questions(RegistrationDraft draft, DialogCard card, Competence competence)
    {
        var held = draft.Competences.First(h => h.CompetenceId == competence.Id);
        var name = competence.NameIn(CultureInfo.CurrentUICulture);
        yield return CardLayout.Section(name);
        if (competence.Hint is { } hint)
        {
            yield return CardLayout.Text(hint.For(CultureInfo.CurrentUICulture), subtle: true);
        }

        if (competence.Levels is { } levels)
        {
            yield return new AdaptiveChoiceSetInput
            {
                Id = LevelInput(competence),
                Label = $"{name}: {RegistrationTexts.LevelLabel}",
                Style = AdaptiveChoiceInputStyle.Compact,
                Placeholder = RegistrationTexts.LevelPlaceholder,
                Choices = [.. levels.Levels.Select(level => new AdaptiveChoice(level.NameIn(CultureInfo.CurrentUICulture), level.Id))],
                Value = held.Level,
            };
        }

        if (competence.HasValidity)
        {
            yield return new AdaptiveDateInput
            {
                Id = ValidityInput(competence),
                Label = $"{name}: {RegistrationTexts.ValidUntilLabel}",
                Value = held.ValidUntil,
            };
        }

        foreach (var input in new[] { LevelInput(competence), ValidityInput(competence) })
        {
            foreach (var error in CardLayout.Error(card.Error(input)))
            {
                yield return error;
            }
        }
    }

    private static HeldCompetence Answered(
        HeldCompetence held, Competence competence, TurnInput.CardAction action, DateOnly today, Dictionary<string, string> errors)
    {
        var level = held.Level;
        if (competence.Levels is { } levels)
        {
            level = levels.Find(action.Value(LevelInput(competence)))?.Id;
            if (level is null)
            {
                errors[LevelInput(competence)] = RegistrationTexts.LevelMissing;
            }
        }

        DateOnly? validUntil = null;
        if (competence.HasValidity && action.Value(ValidityInput(competence)) is { Length: > 0 } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                errors[ValidityInput(competence)] = RegistrationTexts.DateNotUnderstood;
                validUntil = held.ValidUntil;
            }
            else
            {
                // stays as it was entered: who leaves it at that after the error has an expired certificate, never an unlimited one
                validUntil = date;
                if (date < today && date != held.ValidUntil)
                {
                    errors[ValidityInput(competence)] = RegistrationTexts.DateInThePast;
                }
            }
        }

        return held with { Level = level, ValidUntil = validUntil };
    }

    private static string LevelInput(Competence competence) => $"level-{competence.Id}";

    private static string ValidityInput(Competence competence) => $"valid-{competence.Id}";
}
