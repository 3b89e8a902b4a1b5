using System.Net;
using System.Text.Json;
using KompetenzBot.Delivery;
using KompetenzBot.Diagnostics;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Xunit;

namespace KompetenzBot.Tests.Diagnostics;

public sealed class HealthTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private protected override SceneOptions Options => new() { Directory = true, Sms = true };

    [Fact]
    public async Task Neighbours_that_are_down_are_named_and_leave_the_bot_ready()
    {
        Assert.Empty((await ReadyAsync()).Degraded);

        Scene.Graph.Outage = true;
        await Scene.AddCoordinator().SayAsync("hilfe", Token);

        var (status, degraded) = await ReadyAsync();
        Assert.Equal("Healthy", status);
        Assert.Equal(["directory"], degraded);

        Scene.Graph.Outage = false;
        await Scene.Teams.AddUser("Ben Grünwald").SayAsync("hilfe", Token);
        Assert.Empty((await ReadyAsync()).Degraded);
    }

    [Fact]
    public async Task Live_asks_nobody() => Assert.Equal(HttpStatusCode.OK, (await Scene.Bot.Client.GetAsync("health/live", Token)).StatusCode);

    private async Task<(string Status, string[] Degraded)> ReadyAsync()
    {
        var answer = await Scene.Bot.Client.GetAsync("health/ready", Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;
        return (body.GetProperty("status").GetString()!, [.. body.GetProperty("degraded").EnumerateArray().Select(name => name.GetString()!)]);
    }
}

/// <summary>When an instance is taken out of use because of storage.</summary>
public sealed class StorageHealthTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly Queues _queues = new();

    [Fact]
    public async Task Storage_may_be_silent_for_a_minute()
    {
        var check = new StorageHealthCheck(_queues, _time);
        Assert.Equal(HealthStatus.Healthy, await AskAsync(check));

        _queues.Fails = true;
        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(HealthStatus.Degraded, await AskAsync(check));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(HealthStatus.Unhealthy, await AskAsync(check));

        _queues.Fails = false;
        Assert.Equal(HealthStatus.Healthy, await AskAsync(check));
    }

    [Fact]
    public async Task A_storage_that_hangs_is_not_waited_for()
    {
        _queues.Hangs = true;
        var asked = AskAsync(new StorageHealthCheck(_queues, _time));
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(HealthStatus.Unhealthy, await asked);
    }

    private static async Task<HealthStatus> AskAsync(StorageHealthCheck check) =>
        (await check.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken)).Status;

    private sealed class Queues : IWorkQueues
    {
        public bool Fails { get; set; }

        public bool Hangs { get; set; }

        public async Task<int> CountAsync(WorkPriority priority, CancellationToken cancellationToken)
        {
            if (Hangs)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            return Fails ? throw new IOException("Storage does not answer.") : 0;
        }

        public Task SendAsync(WorkPriority priority, WorkPointer pointer, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<ReceivedPointer>> ReceiveAsync(IReadOnlyList<WorkPriority> queues, int count, TimeSpan visibility, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task CompleteAsync(ReceivedPointer received, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<ReceivedPointer> ExtendAsync(ReceivedPointer received, TimeSpan visibility, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task MoveToPoisonAsync(ReceivedPointer received, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
