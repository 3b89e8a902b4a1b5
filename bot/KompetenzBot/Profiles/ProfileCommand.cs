using System.Globalization;
using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Profiles;

/// <summary><c>profil</c>: shows a person what is stored about them.</summary>
public sealed class ProfileCommand(IProfileStore profiles, ICatalogues catalogues) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("profil", "profile", () => ProfileTexts.CommandDescription, "meinprofil");

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) =>
        Reply.Card(await profiles.FindAsync(turn.User, cancellationToken) is { Profile: var profile } ? Card(profile) : NoProfile(), ProfileTexts.Title);

    private static AdaptiveCard NoProfile() => CardLayout.Page(
        ProfileTexts.NoneTitle,
        [CardLayout.Text(ProfileTexts.NoneText)],
        [CommandList.Button(ConversationTexts.WelcomeRegister, "registrieren", AdaptiveActionStyle.Positive)]);

    private AdaptiveCard Card(Profile profile) => CardLayout.Page(
        ProfileTexts.Title,
        [
            CardLayout.Verbatim(profile.Name, AdaptiveTextWeight.Bolder),
            .. ProfileSummary.Build(profile.Competences, profile.Purposes, profile.Availability, profile.Mobile, profile.Consent.Sms, catalogues.Current),
            CardLayout.Text(
                ProfileTexts.ConsentGiven.With(profile.Consent.NoticeVersion, profile.Consent.GivenAt.ToString("d", CultureInfo.CurrentCulture)), subtle: true),
        ],
        [CommandList.Button(ProfileTexts.Edit, "registrieren", AdaptiveActionStyle.Positive), CommandList.Button(ProfileTexts.Delete, "löschen")]);
}
