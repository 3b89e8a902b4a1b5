using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;

namespace KompetenzBot.Diagnostics.SelfTests;

/// <summary>Decides what a test means and when it comes again. Pure.</summary>
internal static class SelfTestRules
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AgainInTeams = TimeSpan.FromHours(1);
    private static readonly TimeSpan AgainBySms = TimeSpan.FromDays(1);
    private static readonly NodaTime.LocalTime Morning = new(9, 0);

    /// <summary>What the row of the test's own message says of a test that is under way.</summary>
    /// <param name="startedAt">When it began.</param>
    /// <param name="message">The row; null where there is none of this test.</param>
    /// <param name="now">The time.</param>
    public static SelfTestStep Next(DateTimeOffset startedAt, OutboxMessage? message, DateTimeOffset now) => message switch
    {
        null => new SelfTestStep.Send(),
        { State: DeliveryState.Delivered, ActivityId: { } id } => new SelfTestStep.Update(id),
        { State: DeliveryState.Unreachable or DeliveryState.Rejected or DeliveryState.Ended or DeliveryState.Delivered } => new SelfTestStep.Fail(message.Reason ?? message.State.ToString()),
        _ => now - startedAt < Patience ? new SelfTestStep.Wait() : new SelfTestStep.Fail(message.Reason ?? "NotDelivered"),
    };

    /// <summary>Whether the instance that began a text message must have gone down over it.</summary>
    public static bool IsLost(DateTimeOffset startedAt, DateTimeOffset now) => now - startedAt >= Patience;

    /// <summary>The test has passed: the next one is in the morning.</summary>
    public static SelfTestState Passed(SelfTestState state, DutyClock clock, DateTimeOffset now) => state with
    {
        StartedAt = null,
        PassedAt = now,
        Reason = null,
        IsBroken = false,
        DueAt = clock.At(clock.ToLocal(now).Date.PlusDays(state.Kind == SelfTestKind.Teams ? 1 : 7).At(Morning)),
        News = state.IsBroken && state.News != SelfTestNews.Broken ? SelfTestNews.Healed : SelfTestNews.None,
    };

    /// <summary>The test has failed: it comes again soon, and whoever was told once is told no more until it passes.</summary>
    public static SelfTestState Failed(SelfTestState state, string reason, DateTimeOffset now) => state with
    {
        StartedAt = null,
        FailedAt = now,
        Reason = reason,
        IsBroken = true,
        DueAt = now + (state.Kind == SelfTestKind.Teams ? AgainInTeams : AgainBySms),
        News = state.IsBroken ? state.News : state.News == SelfTestNews.Healed ? SelfTestNews.None : SelfTestNews.Broken,
    };
}

/// <summary>What is to be done for a test that is under way.</summary>
internal abstract record SelfTestStep
{
    private SelfTestStep()
    {
    }

    /// <summary>Its message is not written yet.</summary>
    public sealed record Send : SelfTestStep;

    /// <summary>Nothing for now.</summary>
    public sealed record Wait : SelfTestStep;

    /// <summary>The card has arrived: it is to be brought up to date, as after an answer.</summary>
    public sealed record Update(string ActivityId) : SelfTestStep;

    /// <summary>It did not arrive.</summary>
    public sealed record Fail(string Reason) : SelfTestStep;
}
