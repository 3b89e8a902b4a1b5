using KompetenzBot.Delivery;
using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

public sealed class PaceTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public async Task Requests_leave_one_by_one_at_the_configured_distance()
    {
        var (pace, start) = (new Pace(50, _time), _time.GetUtcNow());
        var left = Enumerable.Range(0, 120).Select(_ => LeaveAsync(pace)).ToArray();

        while (_time.NextDue is { } next)
        {
            _time.AdvanceTo(next);
        }

        var moments = (await Task.WhenAll(left)).Select(moment => (moment - start).TotalMilliseconds).Order();
        Assert.Equal(Enumerable.Range(0, 120).Select(i => 20.0 * i), moments);
    }

    [Fact]
    public async Task A_pause_does_not_save_up_requests()
    {
        var pace = new Pace(10, _time);
        await pace.WaitAsync(TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromMinutes(1));
        await pace.WaitAsync(TestContext.Current.CancellationToken);

        var third = pace.WaitAsync(TestContext.Current.CancellationToken);

        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        await third;
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_holds_nobody_up()
    {
        var pace = new Pace(10, _time);
        using var cancelled = new CancellationTokenSource();
        await pace.WaitAsync(TestContext.Current.CancellationToken);
        var gaveUp = pace.WaitAsync(cancelled.Token);
        var waits = pace.WaitAsync(TestContext.Current.CancellationToken);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gaveUp);
        _time.Advance(TimeSpan.FromMilliseconds(200));
        await waits;
    }

    [Fact]
    public async Task A_wall_clock_that_is_set_back_holds_nobody_up()
    {
        var clock = new WrongClock();
        var pace = new Pace(1000, clock);
        await pace.WaitAsync(TestContext.Current.CancellationToken);

        clock.Now -= TimeSpan.FromHours(1);
        await pace.WaitAsync(TestContext.Current.CancellationToken);
        await pace.WaitAsync(TestContext.Current.CancellationToken);
    }

    private async Task<DateTimeOffset> LeaveAsync(Pace pace)
    {
        await pace.WaitAsync(TestContext.Current.CancellationToken);
        return _time.GetUtcNow();
    }

    /// <summary>Runs as it should, but shows the time that it was set to.</summary>
    private sealed class WrongClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
