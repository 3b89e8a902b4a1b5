using KompetenzBot.Delivery;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>Too many requests: of one conversation, or of all.</summary>
public sealed class ThrottleRulesTests
{
    private static readonly TimeSpan Start = TimeSpan.FromHours(1);

    [Theory]
    [InlineData("1:5", 0)]
    [InlineData("1:5 1:5 1:5 1:5", 0)]
    [InlineData("1:5 2:5", 0)]
    [InlineData("1:5 2:5 3:5", 5)]
    [InlineData("1:30 2:4 3:9", 4)]
    [InlineData("1:600 2:600 3:600", 30)]
    [InlineData("1:30 2:30 3", 1)]
    public void Refusals_in_several_conversations_hold_all_for_the_shortest_time_that_was_asked(string refusals, int seconds)
    {
        var (state, hold) = (ThrottleState.None, TimeSpan.Zero);
        foreach (var refusal in refusals.Split(' ').Select(text => text.Split(':').Select(int.Parse).ToArray()))
        {
            (state, hold) = ThrottleRules.Refused(state, refusal[0], refusal.Length > 1 ? TimeSpan.FromSeconds(refusal[1]) : null, Start, rate: 10);
        }

        Assert.Equal(TimeSpan.FromSeconds(seconds), hold);
        Assert.Equal(seconds > 0, ThrottleRules.Factor(state, Start) < 0.9);
    }

    [Fact]
    public void Refusals_that_lie_apart_have_nothing_to_do_with_each_other()
    {
        var state = ThrottleState.None;
        for (var i = 0; i < 20; i++)
        {
            (state, var hold) = ThrottleRules.Refused(state, i, null, Start + TimeSpan.FromSeconds(1.1 * i), rate: 10);
            Assert.Equal(TimeSpan.Zero, hold);
        }
    }

    [Fact]
    public void Many_refusals_at_once_lower_the_rate_once_and_it_recovers_slowly()
    {
        var state = Storm(ThrottleState.None, Start);

        Assert.InRange(ThrottleRules.Factor(state, Start), 0.69, 0.7);
        Assert.InRange(ThrottleRules.Factor(state, Start + TimeSpan.FromSeconds(6)), 0.78, 0.83);
        Assert.InRange(ThrottleRules.Factor(state, Start + TimeSpan.FromSeconds(16)), 0.95, 0.97);
        Assert.Equal(1, ThrottleRules.Factor(state, Start + TimeSpan.FromSeconds(60)), 3);
    }

    [Fact]
    public void A_few_refusals_among_many_requests_lower_the_rate_a_little_and_stop_nothing()
    {
        var state = ThrottleState.None;
        for (var i = 0; i < 8; i++)
        {
            (state, var hold) = ThrottleRules.Refused(state, i, TimeSpan.FromSeconds(1), Start + TimeSpan.FromMilliseconds(200 * i), rate: 50);
            Assert.Equal(TimeSpan.Zero, hold);
        }

        Assert.InRange(ThrottleRules.Factor(state, Start + TimeSpan.FromSeconds(2)), 0.97, 0.99);
        Assert.Equal(1, ThrottleRules.Factor(state, Start + TimeSpan.FromSeconds(20)), 3);
    }

    [Fact]
    public void The_rate_is_lowered_each_time_and_never_to_nothing()
    {
        var state = ThrottleState.None;
        for (var i = 0; i < 50; i++)
        {
            state = Storm(state, Start + TimeSpan.FromSeconds(3 * i));
            Assert.InRange(ThrottleRules.Factor(state, Start + TimeSpan.FromSeconds(3 * i)), 0.099, 0.7);
        }
    }

    private static ThrottleState Storm(ThrottleState state, TimeSpan now) =>
        Enumerable.Range(0, 32).Aggregate(state, (known, conversation) => ThrottleRules.Refused(known, conversation, TimeSpan.FromSeconds(1), now, rate: 50).State);
}
