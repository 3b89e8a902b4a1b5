using KompetenzBot.Conversations;
using KompetenzBot.Delivery;

namespace KompetenzBot.Teams;

/// <summary>The way to a person through their Teams chat.</summary>
internal sealed class TeamsChannel(IConversationStore conversations, TeamsSender sender) : IChannel
{
    private static readonly SendOutcome NoConversation = new SendOutcome.Unreachable("NoConversation");

    public async Task<SendOutcome> SendAsync(UserId user, Message message, CancellationToken cancellationToken) =>
        await conversations.FindAsync(user, cancellationToken) is { } chat
            ? await sender.SendAsync(chat.Reference, message, alert: true, cancellationToken)
            : NoConversation;

    public async Task<SendOutcome> UpdateAsync(UserId user, string activityId, Message message, CancellationToken cancellationToken) =>
        await conversations.FindAsync(user, cancellationToken) is { } chat
            ? await sender.UpdateAsync(chat.Reference, activityId, message, cancellationToken)
            : NoConversation;

    public async Task<SendOutcome?> SendAsync(UserId user, DueMessage due, CancellationToken cancellationToken) =>
        await conversations.FindAsync(user, cancellationToken) is { } chat
            ? await sender.SendAsync(chat.Reference, due, cancellationToken)
            : NoConversation;

    public async Task<SendOutcome?> UpdateAsync(UserId user, string activityId, DueMessage due, CancellationToken cancellationToken) =>
        await conversations.FindAsync(user, cancellationToken) is { } chat
            ? await sender.UpdateAsync(chat.Reference, activityId, due, cancellationToken)
            : NoConversation;
}
