using KompetenzBot.Conversations;

namespace KompetenzBot.Profiles;

/// <summary><c>profil</c>: shows a person what is stored about them.</summary>
public sealed class ProfileCommand(IProfileStore profiles, ProfileCard card) : ICommand
{
    /// <inheritdoc/>
    public CommandWords Words { get; } = new("profil", "profile", () => ProfileTexts.CommandDescription, "meinprofil", "mein profil", "my profile");

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) => Reply.Card(
        await profiles.FindAsync(turn.User, cancellationToken) is { Profile: var profile } ? card.Build(profile, turn.Now) : ProfileCard.None(),
        ProfileTexts.Title);
}
