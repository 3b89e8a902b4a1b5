using System.Globalization;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Conversations;

/// <summary>What a person can write, as a list with a button for each.</summary>
internal static class HelpCard
{
    private const int ButtonLimit = 6;

    public static AdaptiveCard Build(IReadOnlyList<CommandWords> commands, CultureInfo culture) => CardLayout.Page(
        ConversationTexts.HelpTitle,
        [
            CardLayout.Text(ConversationTexts.HelpIntro),
            new AdaptiveFactSet { Facts = [.. commands.Select(words => new AdaptiveFact(Word(words, culture), words.Description()))] },
            CardLayout.Text(ConversationTexts.HelpDialogWords, subtle: true),
        ],
        [.. commands.Where(words => words.German != "hilfe").Take(ButtonLimit).Select(words => CommandList.Button(Capital(Word(words, culture)), words.German))]);

    private static string Word(CommandWords words, CultureInfo culture) => culture.TwoLetterISOLanguageName == "en" ? words.English : words.German;

    private static string Capital(string word) => char.ToUpper(word[0], CultureInfo.CurrentCulture) + word[1..];
}
