using System.Globalization;
using KompetenzBot.Conversations;

namespace KompetenzBot.Profiles;

/// <summary><c>sprache</c>: German or English, for everything that the bot writes to this person, also without a profile.</summary>
public sealed class LanguageCommand(IConversationStore conversations, IProfileStore profiles) : ICommand
{
    private static readonly Dictionary<string, CultureInfo> Languages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["deutsch"] = CultureInfo.GetCultureInfo("de-DE"),
        ["german"] = CultureInfo.GetCultureInfo("de-DE"),
        ["de"] = CultureInfo.GetCultureInfo("de-DE"),
        ["englisch"] = CultureInfo.GetCultureInfo("en-GB"),
        ["english"] = CultureInfo.GetCultureInfo("en-GB"),
        ["en"] = CultureInfo.GetCultureInfo("en-GB"),
    };

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("sprache", "language", () => ProfileTexts.LanguageDescription) { Group = CommandGroup.General };

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        if (!Languages.TryGetValue(arguments, out var culture))
        {
            var card = CardLayout.Page(
                ProfileTexts.LanguageTitle,
                [CardLayout.Text(ProfileTexts.LanguageIntro)],
                [CommandList.Button("Deutsch", "sprache deutsch"), CommandList.Button("English", "sprache englisch")]);
            return Reply.Card(arguments.Length == 0 ? card : CardLayout.WithNotice(card, ProfileTexts.LanguageUnknown), ProfileTexts.LanguageTitle);
        }

        var language = culture.TwoLetterISOLanguageName;
        await conversations.SetLanguageAsync(turn.User, language, cancellationToken);
        await profiles.ChangeAsync(turn.User, profile => profile.Culture == language ? profile : profile with { Culture = language }, cancellationToken);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        return Reply.Card(CardLayout.Note(ProfileTexts.LanguageSet), ProfileTexts.LanguageSet);
    }
}
