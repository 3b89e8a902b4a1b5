using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Delivery;

namespace KompetenzBot.Oversight;

/// <summary>
/// After the end of a quarter writes a row for each auditor who has a chat with the bot; nobody gets the app for it. A row is written once, however
/// many instances look how often, and is sent as every other.
/// </summary>
public sealed class OversightPlanner(
    OversightWork work, OversightReporter reporter, IRoles roles, IConversationStore conversations, IOutbox outbox, IWorkQueues queues, IOversightRows rows, TimeProvider time) : IRecurringTask
{
    /// <summary>Reports of the last year are remembered.</summary>
    private const int QuartersKept = 4;

    private Quarter? _planned;

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (work.Due(now) is not { } quarter || _planned == quarter || await roles.ListAsync(Role.Auditor, cancellationToken) is not { } auditors)
        {
            return;
        }

        if ((await reporter.BuildAsync(quarter, now, cancellationToken)).HasEntries)
        {
            await WriteAsync(quarter, auditors, now, cancellationToken);
        }

        await rows.RemoveBeforeAsync(OversightWork.WorkOf(new Quarter(quarter.Year - (QuartersKept / 4), quarter.Number)), cancellationToken);
        _planned = quarter;
    }

    private async Task WriteAsync(Quarter quarter, IReadOnlyList<UserId> auditors, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<Recipient> recipients = [];
        foreach (var auditor in auditors)
        {
            if (await conversations.FindAsync(auditor, cancellationToken) is { } chat)
            {
                recipients.Add(new Recipient(auditor, quarter.ToString(), chat.Language ?? "de"));
            }
        }

        foreach (var pointer in await outbox.AddMessagesAsync(OversightWork.WorkOf(quarter), OversightWork.Report, recipients, now, cancellationToken))
        {
            await queues.SendAsync(WorkPriority.Reminders, pointer, cancellationToken);
        }
    }
}

/// <summary>The rows of reports that were sent.</summary>
public interface IOversightRows
{
    /// <summary>Removes all rows of quarters before this one.</summary>
    Task RemoveBeforeAsync(WorkId quarter, CancellationToken cancellationToken);
}
