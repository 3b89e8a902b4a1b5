using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms.Ending;

/// <summary>What people see of the end of an alarm.</summary>
internal static class EndCards
{
    /// <summary>The message that tells everybody who was called.</summary>
    public static Message StandDown(Alarm alarm) => new Message.Card(
        CardLayout.Page(
            Title(alarm),
            [
                .. alarm.IsDrill ? [CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text(AlarmTexts.DrillText))] : Array.Empty<AdaptiveElement>(),
                CardLayout.Text(AlarmTexts.StandDownText.With(Markdown.Escape(alarm.Body.Name))),
                CardLayout.Verbatim(alarm.End?.Reason ?? string.Empty, AdaptiveTextWeight.Bolder),
                CardLayout.Text(alarm.IsDrill ? AlarmTexts.StandDownDrill : AlarmTexts.StandDownWhatNow),
            ],
            [],
            AlarmTexts.AlarmNumber.With(alarm.Number)),
        AlarmTexts.StandDownSummary.With(alarm.Number.Spoken));

    /// <summary>The call card of an alarm that is over.</summary>
    public static Message Over(Alarm alarm) => new Message.Card(
        CardLayout.Page(
            Title(alarm),
            [
                .. alarm.IsDrill ? [CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text(AlarmTexts.DrillText))] : Array.Empty<AdaptiveElement>(),
                .. alarm.Text.Length > 0 ? [CardLayout.Verbatim(alarm.Text)] : Array.Empty<AdaptiveElement>(),
                CardLayout.Text(AlarmTexts.OverText),
            ],
            [],
            AlarmTexts.AlarmNumber.With(alarm.Number)),
        AlarmTexts.StandDownSummary.With(alarm.Number.Spoken));

    private static string Title(Alarm alarm) => alarm.IsDrill ? $"🧪 {AlarmTexts.DrillOverTitle}" : $"🏁 {AlarmTexts.OverTitle}";
}
