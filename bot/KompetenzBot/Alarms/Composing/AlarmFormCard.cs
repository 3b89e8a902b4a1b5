using System.Globalization;
using KompetenzBot.Alarms.Matching;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms.Composing;

/// <summary>The form: the same four fields as the one line, each with its own error.</summary>
internal static class AlarmFormCard
{
    public const string Check = "check";

    public const string Add = "add";

    private const string Found = "found";
    private const string Count = "count";
    private const string Needs = "needs";
    private const string Place = "place";
    private const string When = "when";
    private const string Text = "text";

    public static AdaptiveCard Build(AlarmDraft draft, DialogCard card, IReadOnlyDictionary<string, string> errors) => CardLayout.Page(
        AlarmTexts.FormTitle,
        [
            .. draft.TooManyPreviews ? [CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text(AlarmTexts.TooManyPreviews.With(MatchQuota.MostPreviews, (int)MatchQuota.Window.TotalMinutes)))] : Array.Empty<AdaptiveElement>(),
            .. Quick(draft),
            .. draft.IsDrill ? [CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text(AlarmTexts.DrillPlan))] : Array.Empty<AdaptiveElement>(),
            CardLayout.Text(draft.IsEnquiry ? AlarmTexts.EnquiryFormIntro : draft.IsDrill ? AlarmTexts.DrillFormIntro : AlarmTexts.FormIntro, subtle: true),
            Input(Needs, AlarmTexts.NeedsLabel, AlarmTexts.NeedsPlaceholder, draft.Fields.Needs),
            .. CardLayout.Error(errors.GetValueOrDefault(Needs)),
            .. Adding(card),
            Input(Place, AlarmTexts.PlaceLabel, AlarmTexts.PlacePlaceholder, draft.Fields.Place),
            .. CardLayout.Error(errors.GetValueOrDefault(Place)),
            Input(When, AlarmTexts.WhenLabel, AlarmTexts.WhenPlaceholder, draft.Fields.When),
            .. CardLayout.Error(errors.GetValueOrDefault(When)),
            Input(Text, AlarmTexts.TextLabel, AlarmTexts.TextPlaceholder, draft.Fields.Text) with { IsMultiline = true },
            .. CardLayout.Error(errors.GetValueOrDefault(Text)),
        ],
        [card.Button(AlarmTexts.ToPreview, Check, AdaptiveActionStyle.Positive), card.CancelButton()]);

    /// <summary>The needs with the one that was searched for behind them.</summary>
    public static DialogStep<AlarmDraft> TakeAdded(AlarmDraft draft, TurnInput.CardAction action, CompetenceCatalogue catalogue)
    {
        var typed = draft with { Fields = Read(action) };
        if (catalogue.Find(action.Value(Found)) is not { IsRetired: false } competence)
        {
            return new DialogStep<AlarmDraft>.Invalid(typed, new Dictionary<string, string>(StringComparer.Ordinal) { [Found] = AlarmTexts.NothingFound });
        }

        var count = int.TryParse(action.Value(Count), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1;
        var need = $"{count.ToString(CultureInfo.InvariantCulture)} × {competence.NameIn(CultureInfo.CurrentUICulture)}";
        return new DialogStep<AlarmDraft>.Next(typed with { Fields = typed.Fields with { Needs = typed.Fields.Needs.Length == 0 ? need : $"{typed.Fields.Needs} + {need}" } });
    }

    public static AlarmFields Read(TurnInput.CardAction action) => new(action.Value(Needs), action.Value(Place), action.Value(When), action.Value(Text));

    public static string InputOf(AlarmField field) => field switch
    {
        AlarmField.Needs => Needs,
        AlarmField.Place => Place,
        AlarmField.When => When,
        _ => Text,
    };

    /// <summary>One tap for what was done before or is prepared.</summary>
    private static IEnumerable<AdaptiveElement> Quick(AlarmDraft draft)
    {
        if (draft.Quick.Count == 0)
        {
            yield break;
        }

        yield return CardLayout.Text(AlarmTexts.QuickTitle);
        foreach (var row in ButtonRows.Of(draft.Quick.Select(one => CommandList.Button(one.Title, one.Command))))
        {
            yield return new AdaptiveActionSet { Actions = row };
        }
    }

    /// <summary>For who does not know what the catalogue calls it; typing into the field above does the same.</summary>
    private static IEnumerable<AdaptiveElement> Adding(DialogCard card) =>
    [
        new AdaptiveChoiceSetInput
        {
            Id = Found,
            Label = AlarmTexts.FindLabel,
            Placeholder = AlarmTexts.FindPlaceholder,
            Style = AdaptiveChoiceInputStyle.Filtered,
            Choices = [],
            ChoicesData = new AdaptiveDataQuery(CompetenceCatalogue.Dataset),
        },
        .. CardLayout.Error(card.Error(Found)),
        new AdaptiveNumberInput { Id = Count, Label = AlarmTexts.FindCount, Min = 1, Max = AlarmPlanReader.MostPeople, Value = 1, ErrorMessage = AlarmTexts.FindCountWrong.With(AlarmPlanReader.MostPeople) },
        new AdaptiveActionSet { Actions = [card.Button(AlarmTexts.FindAdd, Add)] },
    ];

    private static AdaptiveTextInput Input(string id, string label, string placeholder, string value) =>
        new() { Id = id, Label = label, Placeholder = placeholder, Value = value };
}
