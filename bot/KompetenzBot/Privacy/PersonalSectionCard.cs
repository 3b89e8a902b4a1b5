using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Privacy;

/// <summary>One section of what is stored about a person, in words. What words would only blur, such as a draft, is named here and whole in file and text.</summary>
internal static class PersonalSectionCard
{
    private const int MostEntries = 12;
    private const int LongestValue = 120;

    public static IEnumerable<AdaptiveElement> Describe(PersonalSection section, DutyClock clock)
    {
        yield return CardLayout.Section(TitleOf(section.Name));
        switch (section.Name, section.Data)
        {
            case (PersonalSections.Chat, _):
                yield return CardLayout.Text(PrivacyTexts.ChatText);
                break;
            case (PersonalSections.Drafts, JsonArray drafts):
                yield return CardLayout.Text(PrivacyTexts.DraftsText.With(drafts.Count));
                break;
            case (_, JsonObject values):
                yield return new AdaptiveFactSet { Facts = [.. Facts(values, clock)], Spacing = AdaptiveSpacing.Small };
                break;
            case (_, JsonArray entries):
                foreach (var element in Entries(entries, clock))
                {
                    yield return element;
                }

                break;
        }
    }

    private static IEnumerable<AdaptiveElement> Entries(JsonArray entries, DutyClock clock)
    {
        yield return new AdaptiveFactSet
        {
            Facts = [.. entries.OfType<JsonObject>().Take(MostEntries).Select((entry, i) => new AdaptiveFact($"{i + 1}.", string.Join(" · ", Facts(entry, clock).Select(fact => fact.Value))))],
            Spacing = AdaptiveSpacing.Small,
        };
        if (entries.Count > MostEntries)
        {
            yield return CardLayout.Text(PrivacyTexts.ExportNotShown.With(entries.Count - MostEntries), subtle: true);
        }
    }

    private static string TitleOf(string section) => section switch
    {
        PersonalSections.Chat => PrivacyTexts.SectionChat,
        PersonalSections.Marks => PrivacyTexts.SectionMarks,
        PersonalSections.Drafts => PrivacyTexts.SectionDrafts,
        PersonalSections.Alarms => PrivacyTexts.SectionAlarms,
        PersonalSections.Situations => PrivacyTexts.SectionSituations,
        PersonalSections.AccessLog => PrivacyTexts.SectionAccessLog,
        PersonalSections.Feedback => PrivacyTexts.SectionFeedback,
        PersonalSections.SampleMessages => PrivacyTexts.SectionSampleMessages,
        PersonalSections.AnswerLinks => PrivacyTexts.SectionAnswerLinks,
        PersonalSections.Reminders => PrivacyTexts.SectionReminders,
        PersonalSections.Reports => PrivacyTexts.SectionReports,
        PersonalSections.SelfTests => PrivacyTexts.SectionSelfTests,
        _ => section,
    };

    private static IEnumerable<AdaptiveFact> Facts(JsonObject values, DutyClock clock) => values
        .Select(pair => new AdaptiveFact(Title(pair.Key), Markdown.Escape(Cut(Words(pair.Key, pair.Value, clock)))))
        .Where(fact => fact.Value.Length > 0)
        .Take(MostEntries * 3);

    private static string Title(string key) => key switch
    {
        "day" => PrivacyTexts.FieldDay,
        "count" => PrivacyTexts.FieldCount,
        "month" => PrivacyTexts.FieldMonth,
        "until" => PrivacyTexts.FieldUntil,
        "greeted" => PrivacyTexts.FieldGreeted,
        "removed" => PrivacyTexts.FieldRemoved,
        _ => key,
    };

    private static string Words(string key, JsonNode? node, DutyClock clock) => node switch
    {
        JsonArray list => string.Join(", ", list.Select(one => Words(key, one, clock)).Where(words => words.Length > 0)),
        JsonObject values => string.Join(" ", values.Select(pair => Words(pair.Key, pair.Value, clock)).Where(words => words.Length > 0)),
        JsonValue value when value.TryGetValue<DateTimeOffset>(out var at) => Time(at, clock),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Text(key, value.GetValue<string>()),
        JsonValue value when value.GetValueKind() == JsonValueKind.True => PrivacyTexts.Yes,
        JsonValue value when value.GetValueKind() == JsonValueKind.False => PrivacyTexts.No,
        _ => node?.ToString() ?? string.Empty,
    };

    private static string Time(DateTimeOffset at, DutyClock clock) => clock.ToLocal(at).ToDateTimeUnspecified().ToString("g", CultureInfo.CurrentCulture);

    private static string Text(string key, string text) => (key, text) switch
    {
        ("answer", "Accepted") => PrivacyTexts.AnswerAccepted,
        ("answer", "Declined") => PrivacyTexts.AnswerDeclined,
        ("answer", "Later") => PrivacyTexts.AnswerLater,
        ("answer", _) => PrivacyTexts.AnswerNone,
        ("saw", _) => AccessLogCommand.Seen(text),
        _ => text,
    };

    private static string Cut(string text) => text.Length <= LongestValue ? text : $"{text[..LongestValue]} …";
}
