using KompetenzBot.Conversations;
using NodaTime;

namespace KompetenzBot.Privacy.Retention;

/// <summary>The configured times as people read them.</summary>
public static class RetentionWords
{
    /// <summary>All of them in one paragraph.</summary>
    public static string Describe(RetentionTimes times) => PrivacyTexts.KeptText.With(
        Describe(times.Answers), Describe(times.Deployments), Describe(times.AccessLog), Describe(times.Audit), Describe(times.Feedback), Describe(times.Drafts));

    /// <summary>"24 Monate".</summary>
    public static string Describe(Period period) => string.Join(
        " ",
        new[]
        {
            Part(period.Years, PrivacyTexts.OneYear, PrivacyTexts.Years),
            Part(period.Months, PrivacyTexts.OneMonth, PrivacyTexts.Months),
            Part((period.Weeks * 7) + period.Days, PrivacyTexts.OneDay, PrivacyTexts.Days),
        }.OfType<string>());

    private static string? Part(int count, string one, string many) => count switch
    {
        0 => null,
        1 => one,
        _ => many.With(count),
    };
}
