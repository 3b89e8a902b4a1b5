using System.Globalization;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Diagnostics.SelfTests;

/// <summary>The self-tests' part in delivery: their messages go the way of every call.</summary>
internal sealed class SelfTestWork(ISelfTestRows rows, IOptions<SelfTestOptions> options) : IWork
{
    /// <summary>The one work of all self-tests; each message has one row, which is written anew every time.</summary>
    public static readonly WorkId Id = new("selftest");

    /// <summary>The purpose of the card to the test account.</summary>
    public const string Card = "card";

    public WorkPriority PriorityOf(string purpose) => WorkPriority.Alarms;

    /// <summary>The purpose of what coordinators are told.</summary>
    public static string PurposeOf(SelfTestKind kind, SelfTestNews news) => $"{kind}{news}".ToLowerInvariant();

    /// <summary>Tells the card of one test from that of another.</summary>
    public static string VariantOf(DateTimeOffset startedAt) => startedAt.ToString("O", CultureInfo.InvariantCulture);

    public bool Owns(WorkId work) => work == Id;

    public Task PrepareAsync(WorkId work, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<IOpenWork?> OpenAsync(WorkId work, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var states = await Task.WhenAll(Enum.GetValues<SelfTestKind>().Select(kind => rows.FindAsync(kind, cancellationToken)));
        return new OpenTests([.. states.OfType<SelfTestState>()]);
    }

    public Task<IReadOnlyList<ListedWork>> ListUnsettledAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ListedWork>>(options.Value is { User: "", Phone: "" } ? [] : [new ListedWork(Id, Prepared: true)]);

    public void Changed(WorkId work)
    {
        // the test looks by itself
    }

    private sealed class OpenTests(IReadOnlyList<SelfTestState> states) : IOpenWork
    {
        public Task<Message?> ComposeAsync(OutboxMessage message, CancellationToken cancellationToken) => Task.FromResult(Compose(message));

        /// <summary>What is no longer true is not told.</summary>
        private Message? Compose(OutboxMessage message)
        {
            if (message.Purpose == Card)
            {
                return SelfTestCards.Test();
            }

            foreach (var state in states)
            {
                if (message.Purpose == PurposeOf(state.Kind, SelfTestNews.Broken))
                {
                    return state.IsBroken ? SelfTestCards.Broken(state) : null;
                }

                if (message.Purpose == PurposeOf(state.Kind, SelfTestNews.Healed))
                {
                    return state.IsBroken ? null : SelfTestCards.Healed(state);
                }
            }

            return null;
        }
    }
}
