using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Delivery;

public sealed class PacingTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const int PerSecond = 1;

    private protected override SceneOptions Options =>
        Sending.OnDrivenClock with { Configuration = new(StringComparer.Ordinal) { ["Delivery:RequestsPerSecond"] = "1" } };

    [Fact]
    public async Task However_many_are_called_the_pace_is_kept_and_nobody_is_called_twice()
    {
        var people = await Scene.AddVolunteersAsync(45, Sending.Licence);
        var begin = Scene.Now;

        await Scene.AlarmOnDrivenClockAsync();
        await Scene.DriveUntilSettledAsync();

        people.AssertCalledOnce();
        var requests = Scene.Teams.Requests;
        Assert.True(requests[^1].At - begin >= TimeSpan.FromSeconds((requests.Count - 1) / (double)PerSecond));
    }
}
