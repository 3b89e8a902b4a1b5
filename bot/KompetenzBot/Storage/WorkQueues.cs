using System.Text.Json;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Queues;
using KompetenzBot.Telemetry;

namespace KompetenzBot.Storage;

/// <summary>The queues and their poison twins. Messages never expire.</summary>
internal sealed class WorkQueues(StorageNames names) : IWorkQueues
{
    private const string Poison = "-poison";
    private static readonly WorkPriority[] Priorities = Enum.GetValues<WorkPriority>();
    private readonly Dictionary<WorkPriority, QueueClient> _queues = Priorities.ToDictionary(p => p, p => names.Queue(Name(p)));

    public static IReadOnlyList<string> AllQueues { get; } = [.. Priorities.Select(Name), .. Priorities.Select(PoisonName)];

    public Task SendAsync(WorkPriority priority, WorkPointer pointer, CancellationToken cancellationToken) =>
        _queues[priority].SendMessageAsync(JsonSerializer.Serialize(pointer with { TraceParent = pointer.TraceParent ?? Spans.Here }, WorkPointerJson.Default.WorkPointer), cancellationToken: cancellationToken);

    public async Task<IReadOnlyList<ReceivedPointer>> ReceiveAsync(IReadOnlyList<WorkPriority> queues, int count, TimeSpan visibility, CancellationToken cancellationToken)
    {
        foreach (var priority in queues)
        {
            if (await _queues[priority].ReceiveMessagesAsync(count, visibility, cancellationToken) is { Count: > 0 } messages)
            {
                return
                [
                    .. messages.Select(message => new ReceivedPointer(
                        priority, Read(message.MessageText), message.MessageText, message.MessageId, message.PopReceipt, message.DequeueCount)),
                ];
            }
        }

        return [];
    }

    public Task CompleteAsync(ReceivedPointer received, CancellationToken cancellationToken) =>
        _queues[received.Priority].DeleteMessageAsync(received.MessageId, received.PopReceipt, cancellationToken);

    public async Task<ReceivedPointer> ExtendAsync(ReceivedPointer received, TimeSpan visibility, CancellationToken cancellationToken) => received with
    {
        PopReceipt = (await _queues[received.Priority].UpdateMessageAsync(received.MessageId, received.PopReceipt, received.Text, visibility, cancellationToken)).PopReceipt,
    };

    public async Task MoveToPoisonAsync(ReceivedPointer received, CancellationToken cancellationToken)
    {
        await names.Queue(PoisonName(received.Priority)).SendMessageAsync(received.Text, cancellationToken: cancellationToken);
        await CompleteAsync(received, cancellationToken);
    }

    public Task<int> CountAsync(WorkPriority priority, CancellationToken cancellationToken) => _queues[priority].GetApproximateMessageCountAsync(cancellationToken);

    public static string PoisonName(WorkPriority priority) => Name(priority) + Poison;

    private static string Name(WorkPriority priority) => priority.ToString().ToLowerInvariant();

    /// <summary>The pointer that a queue message holds; null: it is none.</summary>
    public static WorkPointer? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, WorkPointerJson.Default.WorkPointer) is { Work: not null } pointer ? pointer : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
