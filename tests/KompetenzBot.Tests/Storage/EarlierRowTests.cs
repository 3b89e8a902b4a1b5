using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.Platform.Tables;
using KompetenzBot.Profiles;
using KompetenzBot.Storage;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Storage;

/// <summary>What an earlier release wrote in the clear is understood, and not written so again.</summary>
public sealed class EarlierRowTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task Days_of_calls_are_read_from_the_columns_where_they_were_and_go_into_what_is_protected()
    {
        var anna = await Scene.AddVolunteerAsync("Anna Öztürk", "driving-licence-c");
        var table = Scene.Storage.Table("Profiles");
        var row = (await RowAsync())!;
        row["Calls"] = null;
        (row["CalledOn"], row["Drills"]) = ("2026-08-01", "2026-05-01 2026-06-01");
        await table.UpsertEntityAsync(row, cancellationToken: Token);

        var profile = (await Scene.ProfileAsync(anna))!;
        Assert.Equal((new DateOnly(2026, 8, 1), 2), (profile.CalledOn!.Value, profile.Drills.Count));
        var profiles = Scene.Bot.Services.GetRequiredService<IProfileStore>();
        await profiles.MarkCalledAsync([profile], new DateOnly(2026, 9, 15), isDrill: true, Token);
        profile = (await Scene.ProfileAsync(anna))!;
        Assert.Equal([new DateOnly(2026, 5, 1), new DateOnly(2026, 6, 1), new DateOnly(2026, 9, 15)], profile.Drills);
        await profiles.MarkCalledAsync([profile], new DateOnly(2026, 9, 16), isDrill: false, Token);
        profile = (await Scene.ProfileAsync(anna))!;
        Assert.Equal((new DateOnly(2026, 9, 16), 3), (profile.CalledOn!.Value, profile.Drills.Count));
        await Scene.ReplaceAsync(profile);

        row = (await RowAsync())!;
        Assert.DoesNotContain(row, column => column.Key is "CalledOn" or "Drills");
        Assert.Equal((new DateOnly(2026, 9, 16), 3), ((await Scene.ProfileAsync(anna))!.CalledOn!.Value, (await Scene.ProfileAsync(anna))!.Drills.Count));

        async Task<TableEntity?> RowAsync() => await table.GetEntityIfExistsAsync(UserHash.Of(UserId.Parse(anna.AadObjectId))[..2], anna.AadObjectId, cancellationToken: Token);
    }

    [Fact]
    [Trait("Threat", "T28")]
    public async Task Who_was_greeted_or_removed_the_app_is_known_from_the_hash_and_stands_under_a_code_afterwards()
    {
        var (anna, ben) = (Scene.Teams.AddUser("Anna Öztürk"), Scene.Teams.AddUser("Ben Grünwald"));
        var table = Scene.Storage.Table("Conversations");
        var hashes = new[] { anna, ben }.Select(user => UserHash.Of(UserId.Parse(user.AadObjectId))).ToArray();
        await table.AddEntityAsync(new TableEntity(hashes[0], "greeted"), Token);
        await table.AddEntityAsync(new TableEntity(hashes[1], "removed"), Token);

        await anna.InstallAsync(Token);

        Assert.Empty(anna.Messages);
        Assert.True(await Scene.Bot.Services.GetRequiredService<IUninstallations>().HasRemovedAsync(UserId.Parse(ben.AadObjectId), Token));
        var marks = (await Scene.Storage.RowsAsync("Conversations")).Where(row => row.RowKey != "reference").ToArray();
        Assert.Equal(["greeted", "removed"], marks.Select(row => row.RowKey).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(marks, row => hashes.Contains(row.PartitionKey));
        await ben.InstallAsync(Token);
        Assert.False(await Scene.Bot.Services.GetRequiredService<IUninstallations>().HasRemovedAsync(UserId.Parse(ben.AadObjectId), Token));
    }

    [Fact]
    public async Task The_copy_of_ones_data_says_that_one_was_greeted()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await anna.InstallAsync(Token);

        Assert.Contains("begrüßt", await anna.AskAsync("auskunft"), StringComparison.Ordinal);
    }
}
