using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Teams;

/// <summary>The way to a person through their Teams chat. Where there is none, or none any more, one is opened.</summary>
internal sealed class TeamsChannel(IConversationStore conversations, TeamsSender sender, ChatOpener opener) : IChannel
{
    private static readonly SendOutcome NoConversation = new SendOutcome.Unreachable("NoConversation");

    public double Part => sender.Part;

    public async Task<SendOutcome> SendAsync(UserId user, Message message, CancellationToken cancellationToken) =>
        await conversations.FindAsync(user, cancellationToken) is { } chat
            ? await sender.SendAsync(chat.Reference, message, alert: true, cancellationToken)
            : NoConversation;

    public async Task<SendOutcome> UpdateAsync(UserId user, string activityId, Message message, CancellationToken cancellationToken) =>
        await conversations.FindAsync(user, cancellationToken) is { } chat
            ? await sender.UpdateAsync(chat.Reference, activityId, message, cancellationToken)
            : NoConversation;

    public async Task<SendOutcome?> SendAsync(UserId user, DueMessage due, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(user, cancellationToken) is { } chat
            && await sender.SendAsync(chat.Reference, due, cancellationToken) is var outcome
            && outcome is not SendOutcome.Unreachable { Reason: nameof(UnreachableReason.ConversationNotFound) })
        {
            return outcome;
        }

        var opened = await opener.OpenAsync(user, due, cancellationToken);
        return opened.Reference is { } reference ? await sender.SendAsync(reference, due, cancellationToken) : opened.Outcome;
    }

    public async Task<SendOutcome?> UpdateAsync(UserId user, string activityId, DueMessage due, CancellationToken cancellationToken) =>
        await conversations.FindAsync(user, cancellationToken) is { } chat
            ? await sender.UpdateAsync(chat.Reference, activityId, due, cancellationToken)
            : NoConversation;
}
