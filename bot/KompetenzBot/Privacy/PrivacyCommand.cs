using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Profiles;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Privacy;

/// <summary><c>datenschutz</c>: the notice in force, what the person agreed to and when, and what they can do about it.</summary>
public sealed class PrivacyCommand(IProfileStore profiles, ICoordinators coordinators, IOptions<PrivacyOptions> options) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("datenschutz", "privacy", () => PrivacyTexts.PrivacyDescription, "einwilligung", "einwilligungen", "consent", "widerruf", "widerrufen") { Group = CommandGroup.Privacy };

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        var profile = (await profiles.FindAsync(turn.User, cancellationToken))?.Profile;
        return Reply.Card(
            CardLayout.Page(
                PrivacyTexts.PrivacyTitle,
                [
                    .. profile is not null && profile.Consent.NoticeVersion != options.Value.NoticeVersion ? [CardLayout.Box(AdaptiveContainerStyle.Warning, CardLayout.Text(PrivacyTexts.PrivacyIsNew))] : Array.Empty<AdaptiveElement>(),
                    .. PrivacyNotice.Topics(options.Value, [.. coordinators.Bodies.Select(body => body.Name)]),
                    CardLayout.Section(PrivacyTexts.PrivacyConsents),
                    .. profile is null ? [CardLayout.Text(PrivacyTexts.PrivacyNoConsents)] : Consents(profile),
                    CardLayout.Text(PrivacyTexts.PrivacyRights, subtle: true),
                ],
                profile is null
                    ? [CommandList.Button(ConversationTexts.WelcomeRegister, "registrieren")]
                    :
                    [
                        CommandList.Button(PrivacyTexts.PrivacyChange, "aktualisieren einwilligungen", AdaptiveActionStyle.Positive),
                        CommandList.Button(PrivacyTexts.PrivacyExport, "auskunft"),
                        CommandList.Button(PrivacyTexts.PrivacyLog, "protokoll"),
                        CommandList.Button(PrivacyTexts.PrivacyErase, "löschen"),
                    ]),
            PrivacyTexts.PrivacyTitle);
    }

    private static IEnumerable<AdaptiveElement> Consents(Profile profile)
    {
        foreach (var consent in profile.ConsentHistory.Append(profile.Consent).Reverse())
        {
            yield return CardLayout.Text($"• {ProfileSummary.Describe(consent)}");
        }
    }
}
