using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Competences.Recognition;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Profiles;

namespace KompetenzBot.Registration.FreeText;

/// <summary>Understands "Ich spreche Arabisch und habe den LKW-Führerschein", proposes what was named, and stores nothing unasked.</summary>
public sealed class CompetenceFreeText(Recognizers recognizers, ICatalogues catalogues, IProfileStore profiles, RegistrationDialog dialog, DialogRunner dialogs) : IFreeText, ICardActions
{
    private const string Input = "competences";
    private const char LevelMark = ':';

    /// <inheritdoc/>
    public string Feature => "proposal";

    /// <inheritdoc/>
    public Task<Reply?> ReadAsync(TurnContext turn, string text, CancellationToken cancellationToken)
    {
        var found = recognizers.Recognize(text);
        return Task.FromResult(found.Count == 0 ? null : Reply.Card(Card(found), RegistrationTexts.ProposalTitle));
    }

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        if (action.Action == "dismiss")
        {
            return Reply.Card(CardLayout.Note(RegistrationTexts.ProposalDismissed), RegistrationTexts.ProposalDismissed);
        }

        var chosen = action.Choices(Input).Select(Read).OfType<HeldCompetence>().ToArray();
        return action.Action != "take" ? Reply.Text(ConversationTexts.UnknownButton)
            : chosen.Length == 0 ? Reply.Text(RegistrationTexts.ProposalNothing)
            : await dialogs.FindDraftAsync(turn.User, dialog, cancellationToken) is { } running && dialog.Add(running, chosen) is { } more
                ? await dialogs.BeginAsync(turn, dialog, more, startOver: true, cancellationToken)
            : await profiles.FindAsync(turn.User, cancellationToken) is { Profile: var profile }
                ? await dialogs.BeginAsync(turn, dialog, dialog.Start(profile, RegistrationPart.Competences, chosen), startOver: true, cancellationToken)
                : await dialogs.BeginAsync(turn, dialog, dialog.Start(chosen), startOver: true, cancellationToken);
    }

    private AdaptiveCard Card(IReadOnlyList<RecognizedCompetence> found)
    {
        var certain = found.Select(one => one.Query).OfType<Holds>().ToArray();
        return CardLayout.Page(
            RegistrationTexts.ProposalTitle,
            [
                CardLayout.Text(RegistrationTexts.ProposalIntro),
                new AdaptiveChoiceSetInput
                {
                    Id = Input,
                    Label = RegistrationTexts.CompetencesLabel,
                    IsMultiSelect = true,
                    Style = AdaptiveChoiceInputStyle.Expanded,
                    Choices = [.. found.SelectMany(one => Choices(one.Query)).DistinctBy(choice => choice.Value)],
                    Value = string.Join(',', certain.Select(Value)),
                },
            ],
            [
                new AdaptiveExecuteAction { Title = RegistrationTexts.ProposalTake, Verb = "proposal.take", Style = AdaptiveActionStyle.Positive },
                new AdaptiveExecuteAction { Title = RegistrationTexts.ProposalDismiss, Verb = "proposal.dismiss", AssociatedInputs = AdaptiveAssociatedInputs.None },
            ]);
    }

    /// <summary>A group leaves open which of its members is meant: each is offered, none is ticked.</summary>
    private IEnumerable<AdaptiveChoice> Choices(CompetenceQuery query) => query switch
    {
        Holds holds => [new AdaptiveChoice(Title(holds), Value(holds))],
        AnyOf anyOf => anyOf.Options.SelectMany(Choices),
        _ => [],
    };

    private string Title(Holds holds)
    {
        var competence = catalogues.Current.Find(holds.CompetenceId);
        var level = holds.MinimumLevel is { } id ? competence?.Levels?.Find(id)?.NameIn(CultureInfo.CurrentUICulture) : null;
        return string.Join(" · ", new[] { competence?.NameIn(CultureInfo.CurrentUICulture), level }.OfType<string>());
    }

    private static string Value(Holds holds) => holds.MinimumLevel is { } level ? $"{holds.CompetenceId}{LevelMark}{level}" : holds.CompetenceId;

    /// <summary>A choice as it came back; null for what the catalogue does not have.</summary>
    private HeldCompetence? Read(string value)
    {
        var (id, level) = value.Split(LevelMark, 2) is [var first, var second] ? (first, second) : (value, null);
        return catalogues.Current.Find(id) is { IsRetired: false } competence ? new HeldCompetence(id, level is null ? null : competence.Levels?.Find(level)?.Id) : null;
    }
}
