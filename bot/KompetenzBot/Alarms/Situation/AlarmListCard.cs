using System.Globalization;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms.Situation;

/// <summary>Some alarms, those that run first, each with a button.</summary>
public sealed class AlarmListCard(DutyClock clock)
{
    private const int Most = 8;

    /// <summary>The card.</summary>
    /// <param name="title">Of the card.</param>
    /// <param name="intro">What stands above the alarms.</param>
    /// <param name="alarms">In any order; of many the newest.</param>
    /// <param name="now">The time.</param>
    /// <param name="button">What the button of one says, and the command that it runs.</param>
    public AdaptiveCard Build(string title, IReadOnlyList<AdaptiveElement> intro, IEnumerable<Alarm> alarms, DateTimeOffset now, Func<Alarm, (string Title, string Command)> button) => CardLayout.Page(
        title,
        [.. intro, .. alarms.OrderByDescending(alarm => alarm.IsOpenAt(now)).ThenByDescending(alarm => alarm.CreatedAt).Take(Most).Select(alarm => Describe(alarm, now, button(alarm)))],
        []);

    private AdaptiveColumnSet Describe(Alarm alarm, DateTimeOffset now, (string Title, string Command) button)
    {
        var at = clock.ToLocal(alarm.CreatedAt).ToDateTimeUnspecified().ToString("g", CultureInfo.CurrentCulture);
        var state = alarm.IsOpenAt(now) ? $"🟢 {AlarmTexts.MineRunning}" : $"⚪ {AlarmTexts.MineOver}";
        return new AdaptiveColumnSet
        {
            Separator = true,
            Spacing = AdaptiveSpacing.Medium,
            Columns =
            [
                new AdaptiveColumn
                {
                    Width = AdaptiveColumnWidth.Stretch,
                    Items =
                    [
                        CardLayout.Section($"{alarm.Number} · {state}"),
                        CardLayout.Text($"{(alarm.IsDrill ? $"🧪 {AlarmTexts.DrillWord} · " : string.Empty)}{at} · {Markdown.Escape(alarm.Body.Name)}", subtle: true),
                        .. alarm.Text.Length > 0 ? [CardLayout.Verbatim(alarm.Text)] : Array.Empty<AdaptiveElement>(),
                    ],
                },
                new AdaptiveColumn
                {
                    Width = AdaptiveColumnWidth.Auto,
                    Items = [new AdaptiveActionSet { Actions = [CommandList.Button(button.Title, button.Command)] }],
                },
            ],
        };
    }
}
