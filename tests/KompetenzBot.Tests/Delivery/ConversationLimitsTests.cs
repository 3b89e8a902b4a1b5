using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Delivery;
using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>No conversation gets more than Teams allows.</summary>
public sealed class ConversationLimitsTests
{
    private static readonly (int Count, TimeSpan Period)[] Documented =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Whoever_keeps_to_it_never_exceeds_a_limit()
    {
        var pauses = Gen.OneOf(Gen.Choose(0, 300), Gen.Choose(0, 5_000), Gen.Choose(0, 120_000)).ArrayOf(400);
        Prop.ForAll(pauses.ToArbitrary(), all =>
        {
            var (time, limits) = (new ManualTimeProvider(), default(ConversationLimits));
            limits = new ConversationLimits(time);
            return IsWithin([.. all.Select(pause => Write(limits, time, TimeSpan.FromMilliseconds(pause)))]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whoever_writes_without_pause_for_hours_never_exceeds_a_limit()
    {
        var limits = new ConversationLimits(_time);

        Assert.True(IsWithin([.. Enumerable.Range(0, 4000).Select(_ => Write(limits, _time, TimeSpan.Zero))]));
    }

    [Fact]
    public void Bursts_between_which_the_conversation_may_be_forgotten_exceed_no_limit()
    {
        var limits = new ConversationLimits(_time);
        List<DateTimeOffset> written = [];
        for (var burst = 0; burst < 300; burst++)
        {
            _time.Advance(TimeSpan.FromSeconds(61));
            limits.TryWrite(99); // gives the occasion to forget
            written.AddRange(Enumerable.Range(0, burst % 3 == 0 ? 60 : 10).Select(_ => Write(limits, _time, TimeSpan.Zero)));
        }

        Assert.True(IsWithin([.. written]));
    }

    [Fact]
    public void Seven_go_at_once_the_eighth_waits_a_second_and_the_ninth_two()
    {
        var limits = new ConversationLimits(_time);
        var start = _time.GetUtcNow();

        var written = Enumerable.Range(0, 9).Select(_ => Math.Floor((Write(limits, _time, TimeSpan.Zero) - start).TotalSeconds)).ToArray();

        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 1, 2], written);
    }

    [Fact]
    public void Conversations_do_not_wait_for_each_other()
    {
        var limits = new ConversationLimits(_time);
        for (var i = 0; i < 7; i++)
        {
            Assert.True(limits.TryWrite(1));
        }

        Assert.False(limits.TryWrite(1));
        Assert.True(limits.TryWrite(2));
    }

    [Fact]
    public void A_conversation_that_was_told_to_wait_waits()
    {
        var limits = new ConversationLimits(_time);
        limits.Hold(1, TimeSpan.FromSeconds(40));

        _time.Advance(TimeSpan.FromSeconds(39));
        Assert.Equal(TimeSpan.FromSeconds(1), limits.WaitFor(1));
        Assert.True(limits.TryWrite(2));
        Assert.False(limits.TryWrite(1));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(limits.TryWrite(1));
    }

    [Fact]
    public void Only_conversations_of_the_last_minutes_are_remembered()
    {
        var limits = new ConversationLimits(_time);
        for (var conversation = 0; conversation < 100_000; conversation++)
        {
            limits.TryWrite(conversation);
            _time.Advance(TimeSpan.FromMilliseconds(20));
        }

        Assert.InRange(limits.Count, 1, (60 + 20) * 50);
    }

    private static DateTimeOffset Write(ConversationLimits limits, ManualTimeProvider time, TimeSpan pause)
    {
        time.Advance(pause);
        while (!limits.TryWrite(1))
        {
            time.Advance(limits.WaitFor(1));
        }

        return time.GetUtcNow();
    }

    private static bool IsWithin(DateTimeOffset[] written) => Documented.All(limit =>
        Enumerable.Range(0, Math.Max(0, written.Length - limit.Count)).All(first => written[first + limit.Count] - written[first] >= limit.Period));
}
