using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms.Composing;

/// <summary>The form: the same four fields as the one line, each with its own error.</summary>
internal static class AlarmFormCard
{
    public const string Check = "check";

    private const string Needs = "needs";
    private const string Place = "place";
    private const string When = "when";
    private const string Text = "text";

    public static AdaptiveCard Build(AlarmDraft draft, DialogCard card, IReadOnlyDictionary<string, string> errors) => CardLayout.Page(
        AlarmTexts.FormTitle,
        [
            CardLayout.Text(AlarmTexts.FormIntro, subtle: true),
            Input(Needs, AlarmTexts.NeedsLabel, AlarmTexts.NeedsPlaceholder, draft.Fields.Needs),
            .. CardLayout.Error(errors.GetValueOrDefault(Needs)),
            Input(Place, AlarmTexts.PlaceLabel, AlarmTexts.PlacePlaceholder, draft.Fields.Place),
            .. CardLayout.Error(errors.GetValueOrDefault(Place)),
            Input(When, AlarmTexts.WhenLabel, AlarmTexts.WhenPlaceholder, draft.Fields.When),
            .. CardLayout.Error(errors.GetValueOrDefault(When)),
            Input(Text, AlarmTexts.TextLabel, AlarmTexts.TextPlaceholder, draft.Fields.Text) with { IsMultiline = true },
            .. CardLayout.Error(errors.GetValueOrDefault(Text)),
        ],
        [card.Button(AlarmTexts.ToPreview, Check, AdaptiveActionStyle.Positive), card.CancelButton()]);

    public static AlarmFields Read(TurnInput.CardAction action) => new(action.Value(Needs), action.Value(Place), action.Value(When), action.Value(Text));

    public static string InputOf(AlarmField field) => field switch
    {
        AlarmField.Needs => Needs,
        AlarmField.Place => Place,
        AlarmField.When => When,
        _ => Text,
    };

    private static AdaptiveTextInput Input(string id, string label, string placeholder, string value) =>
        new() { Id = id, Label = label, Placeholder = placeholder, Value = value };
}
