using KompetenzBot.Conversations;
using KompetenzBot.Conversations.Dialogs;
using KompetenzBot.Profiles;

namespace KompetenzBot.Registration;

/// <summary><c>aktualisieren</c>: shows what can be changed, or changes the part that is named behind it.</summary>
public sealed class UpdateCommand(RegistrationDialog dialog, DialogRunner dialogs, IProfileStore profiles, ProfileCard card) : ICommand
{
    private static readonly Dictionary<string, RegistrationPart> Parts = new(StringComparer.OrdinalIgnoreCase)
    {
        [ProfileCard.Competences] = RegistrationPart.Competences,
        ["competences"] = RegistrationPart.Competences,
        [ProfileCard.Contact] = RegistrationPart.Contact,
        ["contact"] = RegistrationPart.Contact,
        [ProfileCard.About] = RegistrationPart.About,
        ["limits"] = RegistrationPart.About,
        ["anmerkung"] = RegistrationPart.About,
        ["remark"] = RegistrationPart.About,
        [ProfileCard.Consents] = RegistrationPart.Consents,
        ["consents"] = RegistrationPart.Consents,
    };

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("aktualisieren", "update", () => RegistrationTexts.UpdateDescription, "ändern", "aendern", "bearbeiten", "change", "edit");

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(turn.User, cancellationToken) is not { } stored)
        {
            return Reply.Card(ProfileCard.None(), ProfileTexts.NoneTitle);
        }

        return Parts.TryGetValue(arguments, out var part)
            ? await dialogs.BeginAsync(turn, dialog, dialog.Start(stored.Profile, part, []), startOver: true, cancellationToken)
            : Reply.Card(CardLayout.WithNotice(card.Build(stored.Profile, turn.Now), RegistrationTexts.WhatToChange), ProfileTexts.Title);
    }
}
