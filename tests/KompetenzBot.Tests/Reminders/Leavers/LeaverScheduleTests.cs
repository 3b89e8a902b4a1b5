using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Reminders.Leavers;

/// <summary>The bot looks by itself, on a clock that is driven.</summary>
public sealed class LeaverScheduleTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private protected override SceneOptions Options => new() { Directory = true, Time = new ManualTimeProvider() };

    [Fact]
    public async Task Someone_who_leaves_is_erased_a_month_later()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk");
        Scene.Graph.Delete(anna.AadObjectId);
        var deleted = Scene.Now;
        await DriveUntilAsync(async () => (await Scene.ProfileAsync(anna))?.LeftAt is not null);
        Assert.InRange((await Scene.ProfileAsync(anna))!.LeftAt!.Value, deleted, deleted + 3 * Hour);

        Scene.Clock.Advance(TimeSpan.FromDays(29));
        await DriveUntilAsync(async () => await Scene.ProfileAsync(anna) is null);
        Assert.InRange(Scene.Now, deleted + TimeSpan.FromDays(30), deleted + TimeSpan.FromDays(31) + 3 * Hour);
    }

    private async Task DriveUntilAsync(Func<Task<bool>> condition)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        using var breath = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (!await condition())
        {
            Assert.False(guard.IsCancellationRequested, $"The condition did not become true by {Scene.Now}.");
            Scene.Clock.Advance(TimeSpan.FromMinutes(5));
            await breath.WaitForNextTickAsync(Token);
        }
    }
}
