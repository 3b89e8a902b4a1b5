using KompetenzBot.Conversations;
using KompetenzBot.Delivery;

namespace KompetenzBot.Teams;

/// <summary>The way to a person through their Teams chat.</summary>
internal sealed class TeamsChannel(IConversationStore conversations, TeamsSender sender) : IChannel
{
    private static readonly SendOutcome NoConversation = new SendOutcome.Unreachable("NoConversation");

    public async Task<SendOutcome> SendAsync(UserId user, Message message, string ticket, CancellationToken cancellationToken) =>
        await conversations.FindAsync(user, cancellationToken) is { } chat
            ? await sender.SendAsync(chat.Reference, message, alert: true, cancellationToken)
            : NoConversation;

    public async Task<SendOutcome> UpdateAsync(UserId user, string activityId, Message message, CancellationToken cancellationToken) =>
        await conversations.FindAsync(user, cancellationToken) is { } chat
            ? await sender.UpdateAsync(chat.Reference, activityId, message, cancellationToken)
            : NoConversation;
}
