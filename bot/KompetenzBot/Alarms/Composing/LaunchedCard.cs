using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms.Composing;

/// <summary>Says that the alarm is on its way and what it is called.</summary>
internal static class LaunchedCard
{
    public static AdaptiveCard Build(Alarm alarm) => CardLayout.Page(
        alarm.IsDrill ? $"🧪 {AlarmTexts.DrillLaunchedTitle.With(alarm.Number)}" : $"🚨 {AlarmTexts.LaunchedTitle.With(alarm.Number)}", [CardLayout.Text(AlarmTexts.LaunchedText.With(alarm.Number.Spoken))], []);
}
