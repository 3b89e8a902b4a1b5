using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy.Retention;

namespace KompetenzBot.Privacy;

/// <summary>What is stored, who sees it, how long: the text that people agree to.</summary>
public static class PrivacyNotice
{
    /// <summary>The notice as elements of a card, with the names of the bodies that may call. What the city has not configured is left out.</summary>
    public static IEnumerable<AdaptiveElement> Topics(PrivacyOptions privacy, IReadOnlyList<string> bodies)
    {
        (string Title, string[] Texts)[] topics =
        [
            (PrivacyTexts.Stored, [PrivacyTexts.StoredText]),
            (PrivacyTexts.SeenBy, [PrivacyTexts.SeenByText.With(bodies.Count > 0 ? Markdown.Escape(string.Join(", ", bodies)) : PrivacyTexts.SeenByBodies)]),
            (PrivacyTexts.Processors, [PrivacyTexts.ProcessorsText]),
            (PrivacyTexts.HowLong, [PrivacyTexts.HowLongText, RetentionWords.Describe(privacy.GetKept())]),
            (PrivacyTexts.Rights, [PrivacyTexts.RightsText]),
            (PrivacyTexts.WorkingTime, [Markdown.Escape(privacy.WorkingTime)]),
            (PrivacyTexts.Insurance, [Markdown.Escape(privacy.Insurance)]),
            (PrivacyTexts.Controller, [Markdown.Escape(privacy.Controller)]),
            (PrivacyTexts.Contact, [Markdown.Escape(privacy.Contact)]),
            (PrivacyTexts.Version, [Markdown.Escape(privacy.NoticeVersion)]),
        ];
        return topics.Where(topic => topic.Texts[0].Length > 0).SelectMany(topic => CardLayout.Topic(topic.Title, topic.Texts));
    }
}
