using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;

namespace KompetenzBot.Alarms.Situation;

/// <summary>The message to coordinators that a need is no longer filled, because somebody who had said yes cannot come.</summary>
internal static class GapNotice
{
    private const string Prefix = "gap-";

    /// <summary>A purpose of its own for every gap, so that each is told once.</summary>
    public static string Purpose(Need need) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{need.Number}-{need.Gaps}");

    /// <summary>What the message is to say, in the terms of the outbox.</summary>
    public static string Variant(NeedSituation need) => string.Create(CultureInfo.InvariantCulture, $"{need.Need!.Number} {need.Accepted} {need.Waitlisted}");

    /// <summary>The message; null for one of another purpose.</summary>
    public static Message? Compose(Alarm alarm, OutboxMessage message, CompetenceCatalogue catalogue)
    {
        if (!message.Purpose.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var parts = message.Variant.Split(' ').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        var need = alarm.Needs.Single(one => one.Number == parts[0]);
        var text = (parts[2] > 0 ? AlarmTexts.GapWaiting : AlarmTexts.GapText).With(need.Query.Describe(catalogue, CultureInfo.CurrentUICulture), parts[1], need.Count, parts[2]);
        return new Message.Card(CardLayout.Page($"⚠️ {AlarmTexts.GapTitle.With(alarm.Number)}", [CardLayout.Text(text)], []), AlarmTexts.GapTitle.With(alarm.Number));
    }
}
