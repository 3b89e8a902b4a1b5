using KompetenzBot.Delivery;
using KompetenzBot.Delivery.Poison;
using KompetenzBot.Platform.Queues;

namespace KompetenzBot.Storage;

/// <summary>The poison twins of the queues. A message is sent to its queue before it is removed here: after a crash it is there twice, which does no harm.</summary>
internal sealed class PoisonQueues(StorageNames names, IWorkQueues queues) : IPoisonQueues
{
    private const int AtOnce = 32;
    private static readonly TimeSpan Visibility = TimeSpan.FromSeconds(30);

    public Task<int> CountAsync(WorkPriority priority, CancellationToken cancellationToken) => Queue(priority).GetApproximateMessageCountAsync(cancellationToken);

    public async Task<IReadOnlyList<PoisonedPointer>> PeekAsync(WorkPriority priority, CancellationToken cancellationToken) =>
        [.. (await Queue(priority).PeekMessagesAsync(cancellationToken: cancellationToken)).Select(message => new PoisonedPointer(WorkQueues.Read(message.MessageText), message.InsertedOn))];

    public Task<int> ReplayAsync(WorkPriority priority, CancellationToken cancellationToken) =>
        TakeAsync(priority, pointer => pointer is not null, pointer => queues.SendAsync(priority, pointer!, cancellationToken), cancellationToken);

    public Task<int> DiscardUnreadableAsync(WorkPriority priority, CancellationToken cancellationToken) =>
        TakeAsync(priority, pointer => pointer is null, _ => Task.CompletedTask, cancellationToken);

    /// <summary>What is received and not taken is shown again at the end; after a crash, by itself.</summary>
    private async Task<int> TakeAsync(WorkPriority priority, Predicate<WorkPointer?> wanted, Func<WorkPointer?, Task> act, CancellationToken cancellationToken)
    {
        var (queue, taken) = (Queue(priority), 0);
        List<QueueMessage> left = [];
        while (await queue.ReceiveMessagesAsync(AtOnce, Visibility, cancellationToken) is { Count: > 0 } messages)
        {
            foreach (var message in messages)
            {
                if (WorkQueues.Read(message.MessageText) is var pointer && wanted(pointer))
                {
                    await act(pointer);
                    await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
                    taken++;
                }
                else
                {
                    left.Add(message);
                }
            }
        }

        foreach (var message in left)
        {
            await queue.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.MessageText, TimeSpan.Zero, cancellationToken);
        }

        return taken;
    }

    private QueueClient Queue(WorkPriority priority) => names.Queue(WorkQueues.PoisonName(priority));
}
