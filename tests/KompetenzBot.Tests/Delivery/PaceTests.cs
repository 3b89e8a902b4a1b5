using KompetenzBot.Delivery;
using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

public sealed class PaceTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly List<(string Name, Task Entered)> _waiting = [];
    private readonly List<string> _left = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Requests_leave_one_by_one_at_the_configured_distance()
    {
        using var pace = new Pace(50, 1000, _time);
        for (var i = 0; i < 120; i++)
        {
            Enter(pace, WorkPriority.Alarms, "call");
        }

        for (var i = 1; i < 120; i++)
        {
            Assert.Equal(i, _left.Count);
            Advance(TimeSpan.FromMilliseconds(19.9));
            Assert.Equal(i, _left.Count);
            Advance(TimeSpan.FromMilliseconds(0.1));
        }
    }

    [Fact]
    public async Task A_pause_does_not_save_up_requests()
    {
        using var pace = new Pace(10, 1000, _time);
        await pace.EnterAsync(WorkPriority.Alarms, Token);
        _time.Advance(TimeSpan.FromMinutes(1));
        await pace.EnterAsync(WorkPriority.Alarms, Token);

        var third = pace.EnterAsync(WorkPriority.Alarms, Token);

        Assert.False(third.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        await third;
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_holds_nobody_up()
    {
        using var pace = new Pace(10, 1000, _time);
        using var cancelled = new CancellationTokenSource();
        await pace.EnterAsync(WorkPriority.Alarms, Token);
        var gaveUp = pace.EnterAsync(WorkPriority.Alarms, cancelled.Token);
        var waits = pace.EnterAsync(WorkPriority.Alarms, Token);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gaveUp);
        _time.Advance(TimeSpan.FromMilliseconds(200));
        await waits;
    }

    [Fact]
    public async Task A_wall_clock_that_is_set_back_holds_nobody_up()
    {
        var clock = new WrongClock();
        using var pace = new Pace(1000, 1000, clock);
        await pace.EnterAsync(WorkPriority.Alarms, Token);

        clock.Now -= TimeSpan.FromHours(1);
        await pace.EnterAsync(WorkPriority.Alarms, Token);
        await pace.EnterAsync(WorkPriority.Alarms, Token);
    }

    [Fact]
    public void Of_those_who_wait_the_most_urgent_goes_first_however_late_it_came()
    {
        using var pace = new Pace(10, 1000, _time);
        Enter(pace, WorkPriority.Alarms, "the one that is under way");
        Enter(pace, WorkPriority.Reminders, "reminder");
        Enter(pace, WorkPriority.Updates, "update");
        Enter(pace, WorkPriority.Alarms, "first call");
        Enter(pace, WorkPriority.Alarms, "second call");
        Enter(pace, WorkPriority.Urgent, "stand-down");

        Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["the one that is under way", "stand-down", "first call", "second call", "update", "reminder"], _left);
    }

    [Fact]
    public void A_reply_goes_at_once_and_what_waits_makes_up_for_it()
    {
        using var pace = new Pace(10, 1000, _time);
        Enter(pace, WorkPriority.Alarms, "call");
        Enter(pace, WorkPriority.Alarms, "next call");
        Enter(pace, null, "reply");

        Assert.Equal(["call", "reply"], _left);
        Advance(TimeSpan.FromMilliseconds(199));
        Assert.Equal(2, _left.Count);
        Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal("next call", _left[^1]);
    }

    [Fact]
    public void However_many_replies_there_are_no_more_leave_in_a_second_than_all_instances_may_send()
    {
        using var pace = new Pace(10, 1000, _time);
        for (var i = 0; i < 30; i++)
        {
            Enter(pace, null, "reply");
        }

        Advance(TimeSpan.FromMilliseconds(999));

        Assert.Equal(10, _left.Count);
    }

    [Fact]
    public async Task No_more_are_under_way_at_once_than_are_allowed()
    {
        using var pace = new Pace(1000, 2, _time);
        var first = await pace.EnterAsync(WorkPriority.Alarms, Token);
        Enter(pace, WorkPriority.Alarms, "second");
        Enter(pace, WorkPriority.Alarms, "third");
        Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["second"], _left);

        first.Dispose();
        first.Dispose();
        Enter(pace, WorkPriority.Alarms, "fourth");
        Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(["second", "third"], _left);
    }

    [Fact]
    public void Timers_that_fire_late_cost_nothing_in_the_long_run()
    {
        using var pace = new Pace(100, 1000, new LateTimers(_time));
        for (var i = 0; i < 300; i++)
        {
            Enter(pace, WorkPriority.Alarms, "call");
        }

        Advance(TimeSpan.FromSeconds(2));

        Assert.InRange(_left.Count, 198, 201);
    }

    [Fact]
    public void After_refusals_in_several_conversations_nothing_leaves_for_as_long_as_was_asked()
    {
        using var pace = new Pace(10, 1000, _time);
        pace.Refused(1, TimeSpan.FromSeconds(4));
        pace.Refused(2, TimeSpan.FromSeconds(3));
        Enter(pace, WorkPriority.Alarms, "call that is not held up");
        pace.Refused(3, TimeSpan.FromSeconds(30));
        Enter(pace, null, "reply");

        Advance(TimeSpan.FromSeconds(2.9));
        Assert.Equal(["call that is not held up"], _left);
        Assert.Equal(TimeSpan.FromSeconds(0.1), pace.OwnHold);
        Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(2, _left.Count);
    }

    [Fact]
    public void What_another_instance_was_told_holds_this_one_up_and_is_not_told_on()
    {
        using var pace = new Pace(100, 1000, _time);
        pace.Hold(TimeSpan.FromSeconds(2));
        Enter(pace, WorkPriority.Urgent, "stand-down");

        Assert.Equal((0, 1), pace.TakeUse());
        Assert.Equal(TimeSpan.Zero, pace.OwnHold);
        Advance(TimeSpan.FromSeconds(2));
        Assert.Equal((1, 0), pace.TakeUse());
    }

    [Fact]
    public void A_smaller_share_holds_from_now_on()
    {
        using var pace = new Pace(100, 1000, _time) { Share = 10 };
        for (var i = 0; i < 100; i++)
        {
            Enter(pace, WorkPriority.Alarms, "call");
        }

        Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(10, _left.Count);
        pace.Share = 100;
        Advance(TimeSpan.FromMilliseconds(500));
        Assert.InRange(_left.Count, 59, 61);
    }

    private void Enter(Pace pace, WorkPriority? priority, string name)
    {
        _waiting.Add((name, pace.EnterAsync(priority, Token)));
        Note();
    }

    private void Advance(TimeSpan by)
    {
        var end = _time.GetUtcNow() + by;
        while (_time.NextDue is { } next && next <= end)
        {
            _time.AdvanceTo(next);
            Note();
        }

        _time.AdvanceTo(end);
        Note();
    }

    private void Note()
    {
        _left.AddRange(_waiting.Where(one => one.Entered.IsCompleted).Select(one => one.Name));
        _waiting.RemoveAll(one => one.Entered.IsCompleted);
    }

    private sealed class LateTimers(TimeProvider clock) : TimeProvider
    {
        public override long TimestampFrequency => clock.TimestampFrequency;

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Late(clock.CreateTimer(callback, state, dueTime, period));

        private sealed class Late(ITimer timer) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime + TimeSpan.FromMilliseconds(7), period);

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }

    /// <summary>Runs as it should, but shows the time that it was set to.</summary>
    private sealed class WrongClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
