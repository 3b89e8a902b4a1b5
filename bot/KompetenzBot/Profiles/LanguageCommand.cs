using KompetenzBot.Conversations;

namespace KompetenzBot.Profiles;

/// <summary><c>sprache</c>: German or English, for everything that the bot writes to this person, also without a profile.</summary>
public sealed class LanguageCommand(IConversationStore conversations, IProfileStore profiles, Languages languages) : ICommand
{
    private static readonly Dictionary<string, string> Spoken = new(StringComparer.OrdinalIgnoreCase)
    {
        ["deutsch"] = "de",
        ["german"] = "de",
        ["de"] = "de",
        ["englisch"] = "en",
        ["english"] = "en",
        ["en"] = "en",
    };

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("sprache", "language", () => ProfileTexts.LanguageDescription) { Group = CommandGroup.General };

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        if (!Spoken.TryGetValue(arguments, out var language))
        {
            var card = CardLayout.Page(
                ProfileTexts.LanguageTitle,
                [CardLayout.Text(ProfileTexts.LanguageIntro)],
                [CommandList.Button("Deutsch", "sprache deutsch"), CommandList.Button("English", "sprache englisch")]);
            return Reply.Card(arguments.Length == 0 ? card : CardLayout.WithNotice(card, ProfileTexts.LanguageUnknown), ProfileTexts.LanguageTitle);
        }

        await conversations.SetLanguageAsync(turn.User, language, cancellationToken);
        await profiles.ChangeAsync(turn.User, profile => profile.Culture == language ? profile : profile with { Culture = language }, cancellationToken);
        languages.Speak(language);
        return Reply.Card(CardLayout.Note(ProfileTexts.LanguageSet), ProfileTexts.LanguageSet);
    }
}
