using KompetenzBot.Conversations;
using KompetenzBot.Profiles;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Delivery;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Storage;

/// <summary>Many profiles are read at once before many messages are sent, and are no older than they may be.</summary>
public sealed class RecentProfilesTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private protected override SceneOptions Options => Sending.WithoutDelivery with { Time = new ManualTimeProvider() };

    [Fact]
    public async Task What_was_read_ahead_counts_for_two_seconds()
    {
        var people = await Scene.AddVolunteersAsync(30, Sending.Licence);
        var (here, elsewhere) = (Profiles, await OtherInstanceAsync());
        UserId[] users = [.. people.Select(person => UserId.Parse(person.AadObjectId))];

        await here.LookAheadAsync(users, Token);
        await Task.WhenAll(users.Select(user => elsewhere.RemoveAsync(user, version: null, Token)));

        Assert.All(users, user => Assert.Equal(user, here.FindRecentAsync(user, Token).GetAwaiter().GetResult()?.User));
        Scene.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.All(users, user => Assert.Null(here.FindRecentAsync(user, Token).GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task What_this_instance_writes_counts_at_once()
    {
        var user = UserId.Parse((await Scene.AddVolunteerAsync("Ehrenfried Muster", Sending.Licence)).AadObjectId);
        var stranger = UserId.Parse(Guid.NewGuid().ToString());
        await Profiles.LookAheadAsync([user, stranger], Token);
        Assert.Null(await Profiles.FindRecentAsync(stranger, Token));

        var stored = await Profiles.FindAsync(user, Token);
        Assert.True(await Profiles.TrySaveAsync(stored!.Profile with { Mobile = "+4915112345678" }, stored.Version, Token));
        Assert.Equal("+4915112345678", (await Profiles.FindRecentAsync(user, Token))?.Mobile);

        await Profiles.LookAheadAsync([user], Token);
        await Profiles.RemoveAsync(user, version: null, Token);
        Assert.Null(await Profiles.FindRecentAsync(user, Token));
    }

    private IProfileStore Profiles => Scene.Bot.Services.GetRequiredService<IProfileStore>();

    private async Task<IProfileStore> OtherInstanceAsync() => (await Scene.StartBotAsync()).Services.GetRequiredService<IProfileStore>();
}
