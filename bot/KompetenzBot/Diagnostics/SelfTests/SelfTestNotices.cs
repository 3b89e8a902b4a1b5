using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Diagnostics.SelfTests;

/// <summary>Tells coordinators once that something broke, and once that it works again.</summary>
internal sealed class SelfTestNotices(ISelfTestRows rows, IGroups groups, IOptions<RolesOptions> roles, IConversationStore conversations, IOutbox outbox, IWorkQueues queues)
{
    /// <summary>Who takes longer than this went down over it; then it is told again.</summary>
    private static readonly TimeSpan ToTell = TimeSpan.FromMinutes(5);

    /// <summary>Writes the messages, unless another instance does. Where the directory cannot say who the coordinators are, the next look tries again.</summary>
    public async Task TellAsync(SelfTestState state, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (state.TellingUntil > now
            || await ListAsync(cancellationToken) is not { } coordinators
            || await rows.TryWriteAsync(state with { TellingUntil = now + ToTell }, cancellationToken) is not { } claimed)
        {
            return;
        }

        var purpose = SelfTestWork.PurposeOf(state.Kind, state.News);
        List<UserId> told = [];
        foreach (var user in coordinators)
        {
            // whoever has no chat with the bot is not written to
            if (await conversations.FindAsync(user, cancellationToken) is { } chat)
            {
                await outbox.ScheduleAsync(SelfTestWork.Id, purpose, new Recipient(user, string.Empty, chat.Language ?? "de"), now, cancellationToken);
                told.Add(user);
            }
        }

        foreach (var pointer in outbox.PointTo(WorkKind.Send, SelfTestWork.Id, purpose, told))
        {
            await queues.SendAsync(WorkPriority.Alarms, pointer, cancellationToken);
        }

        await rows.TryWriteAsync(claimed with { News = SelfTestNews.None, TellingUntil = null }, cancellationToken);
    }

    private async Task<IReadOnlyCollection<UserId>?> ListAsync(CancellationToken cancellationToken)
    {
        HashSet<UserId> coordinators = [.. roles.Value.BreakGlass.Select(UserId.Parse)];
        foreach (var body in roles.Value.Bodies.Where(body => !string.IsNullOrEmpty(body.Group)))
        {
            if (await groups.ListMembersAsync(Guid.Parse(body.Group!), cancellationToken) is not { } members)
            {
                return null;
            }

            coordinators.UnionWith(members);
        }

        return coordinators;
    }
}
