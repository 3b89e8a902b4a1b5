using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Conversations;

/// <summary>The first thing that a person sees of the bot.</summary>
internal static class WelcomeCard
{
    public static AdaptiveCard Build() => CardLayout.Page(
        ConversationTexts.WelcomeTitle,
        [CardLayout.Text(ConversationTexts.WelcomeText), CardLayout.Text(ConversationTexts.WelcomePrivacy, subtle: true)],
        [
            CommandList.Button(ConversationTexts.WelcomeRegister, "registrieren", AdaptiveActionStyle.Positive),
            CommandList.Button(ConversationTexts.WelcomeHelp, "hilfe"),
        ]);
}
