using System.Globalization;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Conversations;

/// <summary>What a person can write, in groups, with buttons for what is written most.</summary>
internal static class HelpCard
{
    private static readonly string[] Buttons = ["profil", "registrieren", "pausieren", "probe", "fragen", "alarm"];

    public static AdaptiveCard Build(IReadOnlyList<CommandWords> commands, CultureInfo culture) => CardLayout.Page(
        ConversationTexts.HelpTitle,
        [
            CardLayout.Text(ConversationTexts.HelpIntro),
            .. commands.GroupBy(words => words.Group).OrderBy(group => group.Key).SelectMany(group => Group(group, culture)),
            CardLayout.Text(ConversationTexts.HelpDialogWords, subtle: true),
        ],
        [
            .. Buttons.Select(button => commands.FirstOrDefault(words => words.German == button)).OfType<CommandWords>()
                .Select(words => CommandList.Button(Capital(Word(words, culture)), words.German)),
        ]);

    private static IEnumerable<AdaptiveElement> Group(IGrouping<CommandGroup, CommandWords> group, CultureInfo culture)
    {
        yield return CardLayout.Section(TitleOf(group.Key));
        yield return new AdaptiveFactSet { Facts = [.. group.Select(words => new AdaptiveFact(Word(words, culture), words.Description()))], Spacing = AdaptiveSpacing.Small };
    }

    private static string TitleOf(CommandGroup group) => group switch
    {
        CommandGroup.Profile => ConversationTexts.HelpProfile,
        CommandGroup.Helping => ConversationTexts.HelpHelping,
        CommandGroup.Privacy => ConversationTexts.HelpPrivacy,
        CommandGroup.Coordination => ConversationTexts.HelpCoordination,
        CommandGroup.Administration => ConversationTexts.HelpAdministration,
        _ => ConversationTexts.HelpGeneral,
    };

    private static string Word(CommandWords words, CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? words.English : words.German;

    private static string Capital(string word) => char.ToUpper(word[0], CultureInfo.CurrentCulture) + word[1..];
}
