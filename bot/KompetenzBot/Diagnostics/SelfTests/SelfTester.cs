using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using KompetenzBot.Registration.Sampling;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Diagnostics.SelfTests;

/// <summary>
/// Tests every day whether a card arrives in Teams and can be updated, and every week whether a text message goes out, so that a breakage is known before a crisis is.
/// What is due stands in a row for each test; whoever writes it first makes the step.
/// </summary>
internal sealed partial class SelfTester(
    ISelfTestRows rows,
    IOutbox outbox,
    IWorkQueues queues,
    IChannel channel,
    IConversationStore conversations,
    ISampleSms sms,
    SelfTestNotices notices,
    DutyClock clock,
    Languages languages,
    IOptions<SelfTestOptions> options,
    TimeProvider time,
    ILogger<SelfTester> logger) : IRecurringTask
{
    private const string German = "de";

    public TimeSpan Every { get; } = TimeSpan.FromMinutes(1);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (UserId.TryParse(options.Value.User) is { } user)
        {
            await TestTeamsAsync(user, cancellationToken);
        }

        if (sms.IsAvailable && options.Value.Phone.Length > 0 && PhoneNumber.TryParse(options.Value.Phone) is { } phone)
        {
            await TestSmsAsync(phone, cancellationToken);
        }
    }

    private async Task TestTeamsAsync(UserId user, CancellationToken cancellationToken)
    {
        if (await TakeAsync(SelfTestKind.Teams, cancellationToken) is not { State: { StartedAt: { } startedAt } state })
        {
            return;
        }

        var message = await outbox.FindAsync(SelfTestWork.Id, user, SelfTestWork.Card, cancellationToken);
        switch (SelfTestRules.Next(startedAt, message?.Variant == SelfTestWork.VariantOf(startedAt) ? message : null, time.GetUtcNow()))
        {
            case SelfTestStep.Send:
                await SendAsync(user, startedAt, cancellationToken);
                break;
            case SelfTestStep.Update update:
                languages.Speak(message!.Culture);
                var outcome = await channel.UpdateAsync(user, update.ActivityId, SelfTestCards.Passed(), cancellationToken);
                await EndAsync(state, outcome is SendOutcome.Delivered ? null : ReasonOf(outcome), cancellationToken);
                break;
            case SelfTestStep.Fail fail:
                await EndAsync(state, fail.Reason, cancellationToken);
                break;
        }
    }

    /// <summary>The provider has it: whether the phone has it too, only a delivery report could say.</summary>
    private async Task TestSmsAsync(PhoneNumber phone, CancellationToken cancellationToken)
    {
        if (await TakeAsync(SelfTestKind.Sms, cancellationToken) is not { State: { StartedAt: { } startedAt } state } turn)
        {
            return;
        }

        if (!turn.IsOurs)
        {
            // another instance is sending it, or went down over it
            await (SelfTestRules.IsLost(startedAt, time.GetUtcNow()) ? EndAsync(state, "NoOutcome", cancellationToken) : Task.CompletedTask);
            return;
        }

        languages.Speak(German);
        var outcome = await sms.SendAsync(phone, SelfTestTexts.Sms, Guid.CreateVersion7(startedAt), startedAt, cancellationToken);
        await EndAsync(state, outcome == SampleOutcome.Sent ? null : outcome.ToString(), cancellationToken);
    }

    /// <summary>The test that is under way, or that this instance has just begun; null: none is, and none is due.</summary>
    private async Task<Turn?> TakeAsync(SelfTestKind kind, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var state = await rows.FindAsync(kind, cancellationToken) ?? new SelfTestState(kind, now);
        if (state.News != SelfTestNews.None)
        {
            await notices.TellAsync(state, now, cancellationToken);
            return null;
        }

        return state.StartedAt is not null ? new Turn(state, IsOurs: false)
            : state.DueAt <= now && await rows.TryWriteAsync(state with { StartedAt = now }, cancellationToken) is { } begun ? new Turn(begun, IsOurs: true)
            : null;
    }

    private async Task SendAsync(UserId user, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        var culture = (await conversations.FindAsync(user, cancellationToken))?.Language ?? German;
        await outbox.ScheduleAsync(SelfTestWork.Id, SelfTestWork.Card, new Recipient(user, SelfTestWork.VariantOf(startedAt), culture), startedAt, cancellationToken);
        foreach (var pointer in outbox.PointTo(WorkKind.Send, SelfTestWork.Id, SelfTestWork.Card, [user]))
        {
            await queues.SendAsync(WorkPriority.Alarms, pointer, cancellationToken);
        }
    }

    private async Task EndAsync(SelfTestState state, string? reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ended = reason is null ? SelfTestRules.Passed(state, clock, now) : SelfTestRules.Failed(state, reason, now);
        if (await rows.TryWriteAsync(ended, cancellationToken) is not { } written)
        {
            return;
        }

        if (reason is null)
        {
            Log.Passed(logger, state.Kind);
        }
        else
        {
            Log.Failed(logger, state.Kind, reason);
        }

        if (written.News != SelfTestNews.None)
        {
            await notices.TellAsync(written, now, cancellationToken);
        }
    }

    private static string ReasonOf(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Retry retry => retry.Reason,
        SendOutcome.Unreachable unreachable => unreachable.Reason,
        SendOutcome.Rejected rejected => rejected.Reason,
        _ => "NotUpdated",
    };

    /// <summary>A test that is under way, and whether it was begun here and now.</summary>
    private sealed record Turn(SelfTestState State, bool IsOurs);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The self-test of {Channel} passed.")]
        public static partial void Passed(ILogger logger, SelfTestKind channel);

        [LoggerMessage(LogLevel.Error, "The self-test of {Channel} failed: {Reason}.")]
        public static partial void Failed(ILogger logger, SelfTestKind channel, string reason);
    }
}
