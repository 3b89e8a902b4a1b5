using KompetenzBot.Conversations;

namespace KompetenzBot.Profiles;

/// <summary><c>sms</c>: says whether text messages are agreed to; <c>sms aus</c> ends them at once. They are agreed to again where all consents are given.</summary>
public sealed class SmsCommand(IProfileStore profiles, SmsOptOut optOut) : ICommand
{
    private static readonly HashSet<string> Off = new(StringComparer.OrdinalIgnoreCase) { "aus", "stop", "stopp", "nein", "keine", "off", "no", "none" };

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("sms", "texts", () => ProfileTexts.SmsDescription, "keine sms", "keine sms mehr", "no sms", "no texts") { Group = CommandGroup.Profile };

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(turn.User, cancellationToken) is not { Profile: var profile })
        {
            return Reply.Card(ProfileCard.None(), ProfileTexts.Title);
        }

        if (!profile.Consent.Sms)
        {
            return State(ProfileTexts.SmsOff, CommandList.Button(ProfileTexts.SmsTurnOn, "aktualisieren einwilligungen"));
        }

        if (!Off.Contains(arguments))
        {
            return State(ProfileTexts.SmsOn, CommandList.Button(ProfileTexts.SmsTurnOff, "sms aus"));
        }

        await optOut.StopAsync(turn.User, turn.Now, cancellationToken);
        return State(ProfileTexts.SmsStopped, CommandList.Button(ProfileTexts.SmsTurnOn, "aktualisieren einwilligungen"));
    }

    private static Reply State(string text, Platform.AdaptiveCards.AdaptiveAction button) => Reply.Card(CardLayout.Page(ProfileTexts.SmsTitle, [CardLayout.Text(text)], [button]), text);
}
