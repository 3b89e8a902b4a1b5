using System.Text.Json;
using System.Text.Json.Nodes;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Privacy;

/// <summary>One section of what is stored about a person, in words.</summary>
internal static class PersonalSectionCard
{
    private const int MostEntries = 12;
    private const int LongestValue = 120;
    private const char QuotationMark = (char)34;

    public static IEnumerable<AdaptiveElement> Describe(PersonalSection section)
    {
        yield return CardLayout.Section(TitleOf(section.Name));
        if (section.Name == PersonalSections.Chat)
        {
            yield return CardLayout.Text(PrivacyTexts.ChatText);
            yield break;
        }

        AdaptiveFact[] facts = section.Data switch
        {
            JsonObject values => [.. Facts(values)],
            JsonArray entries => [.. entries.OfType<JsonObject>().Take(MostEntries).Select((entry, i) => new AdaptiveFact($"{i + 1}.", string.Join(" · ", Facts(entry).Select(fact => fact.Value))))],
            _ => [],
        };
        yield return new AdaptiveFactSet { Facts = facts, Spacing = AdaptiveSpacing.Small };
        if (section.Data is JsonArray { Count: > MostEntries } many)
        {
            yield return CardLayout.Text(PrivacyTexts.ExportNotShown.With(many.Count - MostEntries), subtle: true);
        }
    }

    private static string TitleOf(string section) => section switch
    {
        PersonalSections.Chat => PrivacyTexts.SectionChat,
        PersonalSections.Drafts => PrivacyTexts.SectionDrafts,
        PersonalSections.Alarms => PrivacyTexts.SectionAlarms,
        PersonalSections.AccessLog => PrivacyTexts.SectionAccessLog,
        PersonalSections.Feedback => PrivacyTexts.SectionFeedback,
        PersonalSections.SampleMessages => PrivacyTexts.SectionSampleMessages,
        PersonalSections.Reminders => PrivacyTexts.SectionReminders,
        _ => section,
    };

    private static IEnumerable<AdaptiveFact> Facts(JsonObject values) => values
        .Select(pair => new AdaptiveFact(pair.Key, Markdown.Escape(Cut(Words(pair.Value)))))
        .Where(fact => fact.Value.Length > 0)
        .Take(MostEntries * 3);

    private static string Words(JsonNode? node) => node switch
    {
        JsonArray list => string.Join(", ", list.Select(Words).Where(words => words.Length > 0)),
        JsonObject values => string.Join(" ", values.Select(pair => Words(pair.Value)).Where(words => words.Length > 0)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Text(value.TryGetValue<string>(out var text) ? text : value.ToJsonString().Trim(QuotationMark)),
        JsonValue value when value.GetValueKind() == JsonValueKind.True => PrivacyTexts.Yes,
        JsonValue value when value.GetValueKind() == JsonValueKind.False => PrivacyTexts.No,
        _ => node?.ToString() ?? string.Empty,
    };

    private static string Text(string text) =>
        text.Length > 18 && text[4] == '-' && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var at)
            ? at.ToString("g", System.Globalization.CultureInfo.CurrentCulture)
            : text;

    private static string Cut(string text) => text.Length <= LongestValue ? text : $"{text[..LongestValue]} …";
}
