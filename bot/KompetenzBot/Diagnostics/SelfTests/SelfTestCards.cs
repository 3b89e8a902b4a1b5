using KompetenzBot.Conversations;

namespace KompetenzBot.Diagnostics.SelfTests;

/// <summary>What the self-tests say.</summary>
internal static class SelfTestCards
{
    public static Message Test() => Say(SelfTestTexts.CardTitle, SelfTestTexts.CardText);

    public static Message Passed() => Say(SelfTestTexts.CardTitle, SelfTestTexts.CardPassed);

    public static Message Broken(SelfTestState state) =>
        Say(SelfTestTexts.BrokenTitle, (state.Kind == SelfTestKind.Teams ? SelfTestTexts.BrokenTeams : SelfTestTexts.BrokenSms).With(state.Reason));

    public static Message Healed(SelfTestState state) => Say(SelfTestTexts.HealedTitle, state.Kind == SelfTestKind.Teams ? SelfTestTexts.HealedTeams : SelfTestTexts.HealedSms);

    private static Message.Card Say(string title, string text) => new(CardLayout.Page(title, [CardLayout.Text(text)], []), title);
}
