using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Privacy.Retention;

namespace KompetenzBot.Privacy;

/// <summary>What is stored, who sees it, how long: the text that people agree to.</summary>
public static class PrivacyNotice
{
    /// <summary>The notice as elements of a card, with the names of the bodies that may call. Lines that the city has not configured are left out.</summary>
    public static IEnumerable<AdaptiveElement> Facts(PrivacyOptions privacy, IReadOnlyList<string> bodies)
    {
        AdaptiveFact[] facts =
        [
            new(PrivacyTexts.Stored, PrivacyTexts.StoredText),
            new(PrivacyTexts.SeenBy, PrivacyTexts.SeenByText.With(bodies.Count > 0 ? Markdown.Escape(string.Join(", ", bodies)) : PrivacyTexts.SeenByBodies)),
            new(PrivacyTexts.Processors, PrivacyTexts.ProcessorsText),
            new(PrivacyTexts.HowLong, $"{PrivacyTexts.HowLongText} {RetentionWords.Describe(privacy.GetKept())}"),
            new(PrivacyTexts.Rights, PrivacyTexts.RightsText),
            new(PrivacyTexts.WorkingTime, Markdown.Escape(privacy.WorkingTime)),
            new(PrivacyTexts.Insurance, Markdown.Escape(privacy.Insurance)),
            new(PrivacyTexts.Controller, Markdown.Escape(privacy.Controller)),
            new(PrivacyTexts.Contact, Markdown.Escape(privacy.Contact)),
            new(PrivacyTexts.Version, Markdown.Escape(privacy.NoticeVersion)),
        ];
        yield return new AdaptiveFactSet { Facts = [.. facts.Where(fact => fact.Value.Length > 0)] };
    }
}
