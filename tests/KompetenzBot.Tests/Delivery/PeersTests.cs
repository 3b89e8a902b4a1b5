using KompetenzBot.Delivery;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>Who is alive, whatever the clocks say.</summary>
public sealed class PeersTests
{
    private static readonly TimeSpan Start = TimeSpan.FromHours(1);
    private readonly Peers _peers = new();

    [Fact]
    public void Whoever_says_something_new_lives_and_whoever_falls_silent_is_dead_within_seconds()
    {
        Assert.Single(Note(0, Say("a", 1)).Alive);
        Assert.Single(Note(2, Say("a", 2)).Alive);
        Assert.Single(Note(4, Say("a", 2)).Alive);
        Assert.Single(Note(8, Say("a", 2)).Alive);
        Assert.Empty(Note(9, Say("a", 2)).Alive);
        Assert.Single(Note(20, Say("a", 3)).Alive);
    }

    [Fact]
    public void Whoever_died_before_this_instance_began_does_not_count() => Assert.Empty(Note(0, Say("a", 1, age: 8)).Alive);

    [Fact]
    public void Whoever_is_seen_for_the_first_time_counts_at_once() => Assert.Equal(["a", "b"], Note(0, Say("a", 1), Say("b", 1, age: 6)).Alive.Select(one => one.Instance));

    [Fact]
    public void Whoever_has_left_is_gone_at_once()
    {
        Note(0, Say("a", 1), Say("b", 1));
        Assert.Equal("b", Assert.Single(Note(2, Say("b", 2)).Alive).Instance);
    }

    [Fact]
    public void What_the_dead_leave_is_cleared_away()
    {
        Note(0, Say("a", 1));
        Assert.Empty(Note(59, Say("a", 1)).Gone);
        Assert.Equal(["a"], Note(60, Say("a", 1)).Gone);
    }

    [Fact]
    public void Each_word_is_news_once_and_not_at_all_when_it_is_old()
    {
        Assert.Equal(["a", "b"], News(0, Say("a", 1), Say("b", 1)));
        Assert.Empty(News(2, Say("a", 1), Say("b", 1)));
        Assert.Equal(["a"], News(4, Say("a", 2), Say("b", 1)));
        Assert.Empty(News(4, Say("c", 2, age: 3600)));
    }

    private IEnumerable<string> News(int seconds, params SeenHeartbeat[] seen) => Note(seconds, seen).News.Select(one => one.Instance);

    private (IReadOnlyList<Heartbeat> Alive, IReadOnlyList<Heartbeat> News, IReadOnlyList<string> Gone) Note(int seconds, params SeenHeartbeat[] seen) => _peers.Note(seen, Start + TimeSpan.FromSeconds(seconds));

    private static SeenHeartbeat Say(string instance, long number, int age = 0) =>
        new(new Heartbeat(instance, number, new Dictionary<string, PaceUse>()), TimeSpan.FromSeconds(age));
}
