using System.Globalization;
using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Coordinators;
using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Delivery.Poison;

/// <summary><c>zustellung</c>: shows administrators what waits in the queues and what was laid aside, and brings the latter back. The role is checked at every step.</summary>
public sealed class DeliveryCommand(IWorkQueues queues, IPoisonQueues poison, IRoles roles, IAuditTrail audit) : ICommand, ICardActions
{
    private const string Replay = "replay";
    private const string Discard = "discard";
    private const int Most = 10;
    private static readonly WorkPriority[] Priorities = Enum.GetValues<WorkPriority>();

    /// <inheritdoc/>
    public CommandWords Words { get; } = new("zustellung", "delivery", () => DeliveryTexts.CommandDescription) { Group = CommandGroup.Administration };

    /// <inheritdoc/>
    public string Feature => "delivery";

    /// <inheritdoc/>
    public ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => roles.HasAsync(user, Role.Administrator, cancellationToken);

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken) =>
        await IsForAsync(turn.User, cancellationToken) ? await ShowAsync(turn.Now, null, cancellationToken) : Reply.Text(DeliveryTexts.AdministratorsOnly);

    /// <inheritdoc/>
    public async Task<Reply> HandleAsync(TurnContext turn, TurnInput.CardAction action, CancellationToken cancellationToken)
    {
        if (!await IsForAsync(turn.User, cancellationToken))
        {
            return Reply.Text(DeliveryTexts.AdministratorsOnly);
        }

        var done = action.Action switch
        {
            Replay => DeliveryTexts.Replayed.With(await EachAsync(poison.ReplayAsync, turn.Now, cancellationToken)),
            Discard => DeliveryTexts.Discarded.With(await EachAsync(poison.DiscardUnreadableAsync, turn.Now, cancellationToken)),
            _ => null,
        };
        return await ShowAsync(turn.Now, done, cancellationToken);
    }

    private async Task<int> EachAsync(Func<WorkPriority, CancellationToken, Task<int>> act, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var total = 0;
        foreach (var priority in Priorities)
        {
            if (await act(priority, cancellationToken) is var count and > 0)
            {
                total += count;
                await audit.AppendAsync(new AuditEntry(AuditEvent.DeliveryRepaired, string.Empty, AuditActors.Administrator, $"{priority} {count.ToString(CultureInfo.InvariantCulture)}", now), cancellationToken);
            }
        }

        return total;
    }

    private async Task<Reply> ShowAsync(DateTimeOffset now, string? done, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(Priorities.Select(async priority => (
            Priority: priority, Waiting: await queues.CountAsync(priority, cancellationToken), Aside: await poison.CountAsync(priority, cancellationToken), First: await poison.PeekAsync(priority, cancellationToken))));
        var first = rows.SelectMany(row => row.First.Select(one => (row.Priority, One: one))).OrderBy(one => one.One.Since).ToArray();
        var card = CardLayout.Page(
            $"📮 {DeliveryTexts.Title}",
            [
                .. done is null ? Array.Empty<AdaptiveElement>() : [CardLayout.Box(AdaptiveContainerStyle.Good, CardLayout.Text(done))],
                CardLayout.Text(first.Length == 0 ? $"✅ {DeliveryTexts.NothingAside}" : $"⚠️ {DeliveryTexts.SomeAside.With(rows.Sum(row => row.Aside))}"),
                new AdaptiveFactSet { Facts = [.. rows.Select(row => new AdaptiveFact(NameOf(row.Priority), DeliveryTexts.Counts.With(row.Waiting, row.Aside)))] },
                .. first.Length == 0 ? Array.Empty<AdaptiveElement>() : [CardLayout.Section(DeliveryTexts.AsideTitle)],
                .. first.Take(Most).Select(one => CardLayout.Text(Describe(one.Priority, one.One, now), subtle: true)),
            ],
            [
                .. first.Any(one => one.One.Pointer is not null) ? [Button(DeliveryTexts.ReplayButton, Replay)] : Array.Empty<AdaptiveAction>(),
                .. first.Any(one => one.One.Pointer is null) ? [Button(DeliveryTexts.DiscardButton, Discard)] : Array.Empty<AdaptiveAction>(),
                Button(DeliveryTexts.RefreshButton, "show"),
            ]);
        return Reply.Card(card, DeliveryTexts.Title);
    }

    private static AdaptiveExecuteAction Button(string title, string verb) => new() { Title = title, Verb = $"delivery.{verb}" };

    private static string Describe(WorkPriority priority, PoisonedPointer aside, DateTimeOffset now)
    {
        var since = DeliveryTexts.SinceMinutes.With((int)Math.Max(0, (now - aside.Since).TotalMinutes));
        return aside.Pointer is { } pointer
            ? $"• {NameOf(priority)}: {Markdown.Escape(pointer.Kind.ToString())} {Markdown.Escape(pointer.Purpose)}, {DeliveryTexts.People.With(pointer.Users?.Count ?? 0)}, {Markdown.Escape(pointer.Work)}, {since}"
            : $"• {NameOf(priority)}: {DeliveryTexts.Unreadable}, {since}";
    }

    private static string NameOf(WorkPriority priority) => priority switch
    {
        WorkPriority.Urgent => DeliveryTexts.QueueUrgent,
        WorkPriority.Alarms => DeliveryTexts.QueueAlarms,
        WorkPriority.Updates => DeliveryTexts.QueueUpdates,
        WorkPriority.Reminders => DeliveryTexts.QueueReminders,
        WorkPriority.UrgentSms => DeliveryTexts.QueueUrgentSms,
        _ => DeliveryTexts.QueueSms,
    };
}
