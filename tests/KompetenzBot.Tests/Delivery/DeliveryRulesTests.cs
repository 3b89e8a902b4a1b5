using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

public sealed class DeliveryRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);

    private static readonly OutboxMessage Sent = new(
        new WorkId("w"), UserId.Parse("11111111-1111-1111-1111-111111111111"), "call", "1", "de", DeliveryState.Sending, Now + DeliveryRules.Lease, Attempts: 1);

    [Fact]
    public void What_was_delivered_is_done_under_the_id_of_the_channel() => Assert.Equal(
        Sent with { State = DeliveryState.Delivered, ActivityId = "17", DeliveredAt = Now },
        DeliveryRules.After(Sent with { Reason = "Throttled" }, new SendOutcome.Delivered("17"), Now, 0.5));

    [Fact]
    public void Whoever_cannot_be_reached_is_done_with_the_reason() => Assert.Equal(
        Sent with { State = DeliveryState.Unreachable, Reason = "Blocked" },
        DeliveryRules.After(Sent, new SendOutcome.Unreachable("Blocked"), Now, 0.5));

    [Fact]
    public void What_was_refused_is_done_with_the_reason() => Assert.Equal(
        Sent with { State = DeliveryState.Rejected, Reason = "BadArgument" },
        DeliveryRules.After(Sent, new SendOutcome.Rejected("BadArgument"), Now, 0.5));

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(3, 20)]
    [InlineData(6, 160)]
    [InlineData(7, 300)]
    [InlineData(1_000_000, 300)]
    public void What_failed_waits_longer_each_time_up_to_five_minutes(int attempts, int seconds) => Assert.Equal(
        (DeliveryState.Pending, Now.AddSeconds(seconds)), Retry(attempts, null, jitter: 1));

    [Theory]
    [InlineData(60, 60)]
    [InlineData(900, 900)]
    [InlineData(901, 900)]
    [InlineData(int.MaxValue, 900)]
    [InlineData(1, 5)]
    [InlineData(0, 5)]
    public void What_the_channel_asks_for_is_kept_within_reason(int asked, int seconds) =>
        Assert.Equal(Now.AddSeconds(seconds), Retry(1, TimeSpan.FromSeconds(asked), jitter: 1).DueAt);

    [Fact]
    public void However_often_it_failed_it_is_tried_again_soon()
    {
        var cases = from attempts in Gen.Choose(0, int.MaxValue)
                    from jitter in Gen.Choose(0, 100)
                    select (attempts, jitter: jitter / 100.0);
        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var (state, due) = Retry(one.attempts, null, one.jitter);
            return state == DeliveryState.Pending && due >= Now.AddSeconds(2.5) && due <= Now.AddMinutes(5);
        }).QuickCheckThrowOnFailure();
    }

    private static (DeliveryState State, DateTimeOffset DueAt) Retry(int attempts, TimeSpan? after, double jitter)
    {
        var message = DeliveryRules.After(Sent with { Attempts = attempts }, new SendOutcome.Retry("Throttled", after), Now, jitter);
        return (message.State, message.DueAt);
    }
}
