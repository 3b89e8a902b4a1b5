using KompetenzBot.Delivery;
using KompetenzBot.Sandbox;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

/// <summary>Several instances that know of each other only by what they say, on one driven clock.</summary>
public sealed class SharedPaceTests : IDisposable
{
    private const double Limit = 50;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private readonly ManualTimeProvider _time = new();
    private readonly Board _board = new();
    private readonly List<Instance> _instances = [];
    private readonly List<(DateTimeOffset At, Instance By)> _left = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Together_they_use_the_limit_and_never_more(int instances)
    {
        await StartAsync(instances, isBusy: true);

        await RunAsync(seconds: 60);

        Assert.InRange(LeftIn(10, 60), 0.95 * 50 * Limit, 50 * Limit);
        Assert.InRange(Peak(), 1, 1.1 * Limit);
        Assert.All(_instances, one => Assert.InRange(_left.Count(left => left.By == one), 0.8 * _left.Count / instances, 1.2 * _left.Count / instances));
    }

    [Fact]
    public async Task What_those_who_have_nothing_to_send_do_not_need_the_others_use()
    {
        await StartAsync(1, isBusy: true);
        await StartAsync(3, isBusy: false);

        await RunAsync(seconds: 60);

        Assert.InRange(LeftIn(10, 60), 0.9 * 50 * Limit, 50 * Limit);
    }

    [Fact]
    public async Task Whoever_gets_work_gets_a_share_within_seconds_and_nobody_exceeds_the_limit_meanwhile()
    {
        await StartAsync(2, isBusy: true);
        await StartAsync(2, isBusy: false);
        await RunAsync(seconds: 20);

        _instances.ForEach(one => one.IsBusy = true);
        await RunAsync(seconds: 30);

        Assert.InRange(Peak(), 1, 1.15 * Limit);
        Assert.All(_instances, one => Assert.InRange(_left.Count(left => left.By == one && left.At >= Second(28)), 20 * Limit / 4, 28 * Limit / 4));
    }

    [Fact]
    public async Task An_instance_that_is_new_is_seen_before_it_takes_its_share()
    {
        await StartAsync(1, isBusy: true);
        await RunAsync(seconds: 11);
        await StartAsync(1, isBusy: true);
        await RunAsync(seconds: 30);

        Assert.InRange(Peak(), 1, 1.15 * Limit);
        Assert.InRange(_left.Count(left => left.By == _instances[1] && left.At >= Second(20)), 0.4 * 21 * Limit, 0.6 * 21 * Limit);
    }

    [Fact]
    public async Task The_share_of_one_that_died_is_the_others_within_seconds()
    {
        await StartAsync(2, isBusy: true);
        await RunAsync(seconds: 20);

        _instances[0].IsAlive = false;
        await RunAsync(seconds: 60);

        Assert.InRange(LeftIn(33, 80), 0.95 * 47 * Limit, 47 * Limit);
    }

    [Fact]
    public async Task Whoever_cannot_speak_to_the_others_keeps_to_an_equal_part()
    {
        await StartAsync(2, isBusy: true);
        await RunAsync(seconds: 20);

        _board.IsDown = true;
        await RunAsync(seconds: 60);

        Assert.InRange(Peak(), 1, 1.1 * Limit);
        Assert.InRange(LeftIn(20, 80), 0.9 * 60 * Limit, 60 * Limit);
    }

    [Fact]
    public async Task A_channel_that_refuses_one_instance_stops_all_within_a_heartbeat_and_they_begin_slowly()
    {
        await StartAsync(2, isBusy: true);
        await RunAsync(seconds: 20);

        for (var conversation = 0; conversation < 6; conversation++)
        {
            _instances[0].Pace.Refused(conversation, TimeSpan.FromSeconds(10));
        }

        await RunAsync(seconds: 60);

        Assert.Equal(0, LeftIn(22.1, 29));
        Assert.InRange(LeftIn(31, 34), 1, 0.92 * 3 * Limit);
        Assert.InRange(LeftIn(60, 80), 0.95 * 20 * Limit, 20 * Limit);
    }

    public void Dispose() => _instances.ForEach(one => one.Pace.Dispose());

    private async Task StartAsync(int count, bool isBusy)
    {
        for (var i = 0; i < count; i++)
        {
            var instance = new Instance(_board, _time) { IsBusy = isBusy };
            _instances.Add(instance);
            await instance.Heart.RunAsync(Token);
        }
    }

    /// <summary>Everybody who is busy always has more waiting; hearts beat every second, not all at the same moment.</summary>
    private async Task RunAsync(int seconds)
    {
        for (var end = _time.GetUtcNow() + TimeSpan.FromSeconds(seconds); _time.GetUtcNow() < end; _time.Advance(Step))
        {
            foreach (var (i, one) in _instances.Index().Where(entry => entry.Item.IsAlive))
            {
                if ((_time.GetUtcNow() - Second(0)).TotalMilliseconds % 1000 == 170 * i)
                {
                    try
                    {
                        await one.Heart.RunAsync(Token);
                    }
                    catch (IOException)
                    {
                        // the scheduler tries again
                    }
                }

                one.Take(_left, _time.GetUtcNow());
            }
        }
    }

    private static DateTimeOffset Second(double number) => new DateTimeOffset(2026, 9, 15, 10, 0, 0, TimeSpan.Zero).AddSeconds(number);

    private int LeftIn(double from, double to) => _left.Count(left => left.At >= Second(from) && left.At < Second(to));

    private int Peak() => _left.Max(first => _left.Count(left => left.At >= first.At && left.At < first.At.AddSeconds(1)));

    private sealed class Instance(Board board, TimeProvider time)
    {
        private readonly List<Task<IDisposable>> _waiting = [];

        public Pace Pace { get; } = new(Limit, 1000, time);

        public InstanceHeart Heart => _heart ??= new InstanceHeart(board, [new SharedPace(SharedPace.Teams, Pace)], time, NullLogger<InstanceHeart>.Instance);

        public bool IsBusy { get; set; }

        public bool IsAlive { get; set; } = true;

        private InstanceHeart? _heart;

        public void Take(List<(DateTimeOffset At, Instance By)> left, DateTimeOffset now)
        {
            while (IsBusy && _waiting.Count < 50)
            {
                _waiting.Add(Pace.EnterAsync(WorkPriority.Alarms, CancellationToken.None));
            }

            foreach (var entered in _waiting.Where(one => one.IsCompletedSuccessfully).ToArray())
            {
                left.Add((now, this));
                _waiting.Remove(entered);
                entered.GetAwaiter().GetResult().Dispose();
            }
        }
    }

    /// <summary>What everybody said last.</summary>
    private sealed class Board : IInstances
    {
        private readonly Dictionary<string, Heartbeat> _said = new(StringComparer.Ordinal);

        public bool IsDown { get; set; }

        public Task<IReadOnlyList<SeenHeartbeat>> BeatAsync(Heartbeat own, CancellationToken cancellationToken)
        {
            if (IsDown)
            {
                throw new IOException("The storage is down.");
            }

            _said[own.Instance] = own;
            return Task.FromResult<IReadOnlyList<SeenHeartbeat>>([.. _said.Values.Where(one => one.Instance != own.Instance).Select(one => new SeenHeartbeat(one, TimeSpan.Zero))]);
        }

        public Task<IReadOnlyList<SeenInstance>> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task RemoveAsync(string instance, CancellationToken cancellationToken)
        {
            _said.Remove(instance);
            return Task.CompletedTask;
        }
    }
}
