using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Profiles;

namespace KompetenzBot.Registration;

/// <summary>Thanks for a registration, and says what one can do from here.</summary>
internal static class SavedCard
{
    public static AdaptiveCard Build() => CardLayout.Page(
        $"✅ {RegistrationTexts.SavedTitle}",
        [CardLayout.Text(RegistrationTexts.SavedText)],
        [
            CommandList.Button(RegistrationTexts.TryIt, "probe", AdaptiveActionStyle.Positive),
            CommandList.Button(RegistrationTexts.ShowProfile, "profil"),
            CommandList.Button(ConversationTexts.WelcomeHelp, "hilfe"),
        ]);

    /// <summary>Whether two profiles differ in nothing but the time at which they were saved: then the same click was simply processed twice.</summary>
    public static bool SaysTheSame(Profile one, Profile other) => one.Competences.SequenceEqual(other.Competences) && Content(one) == Content(other);

    private static Profile Content(Profile profile) => profile with
    {
        Competences = [],
        ConfirmedAt = default,
        Consent = profile.Consent with { GivenAt = default },
        Upkeep = null,
        Revision = 0,
        ConsentHistory = [],
        RegisteredAt = default,
        Pseudonym = string.Empty,
    };
}
