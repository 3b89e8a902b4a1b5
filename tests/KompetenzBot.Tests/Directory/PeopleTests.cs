using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Directory;

/// <summary>What the directory says of people, and what happens where it says nothing.</summary>
public sealed class PeopleTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private protected override SceneOptions Options => new() { Directory = true };

    [Fact]
    public async Task Name_and_department_of_a_profile_are_those_of_the_directory()
    {
        var anna = Scene.Teams.AddUser("Anna");
        Scene.Graph.Put(Scene.Graph.Person(anna.AadObjectId) with { Name = "Anna Öztürk", Department = "Tiefbauamt" });

        await Scene.RegisterAsync(anna);

        var profile = await Scene.ProfileAsync(anna);
        Assert.Equal(("Anna Öztürk", "Tiefbauamt"), (profile!.Name, profile.Department));
    }

    [Fact]
    public async Task Without_the_directory_a_person_can_register_all_the_same()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        Scene.Graph.Outage = true;

        await Scene.RegisterAsync(anna);

        Assert.Equal(("Anna Öztürk", null), await Scene.ProfileAsync(anna) is { } profile ? (profile.Name, profile.Department) : default);
    }

    [Fact]
    public async Task What_the_directory_does_not_say_is_nothing()
    {
        var (people, hours) = (Scene.Bot.Services.GetRequiredService<IPeople>(), Scene.Bot.Services.GetRequiredService<IWorkingHours>());
        var anna = UserId.Parse(Scene.Teams.AddUser("Anna Öztürk", locale: "en-US").AadObjectId);
        Assert.Equal(new Person("Anna Öztürk", null, "en-US"), await people.FindAsync(anna, Token));
        Assert.Null(await hours.FindAsync(anna, Token));

        Scene.Graph.Put(Scene.Graph.Person(anna.ToString()) with { Hours = new MailboxHours(["monday", "tuesday"], new TimeOnly(8, 0), new TimeOnly(13, 0)) });
        Assert.Equal(new WorkingHours(WorkingDays.Monday | WorkingDays.Tuesday, new TimeOnly(8, 0), new TimeOnly(13, 0)), await hours.FindAsync(anna, Token));

        Scene.Graph.Delete(anna.ToString());
        Assert.Null(await people.FindAsync(anna, Token));
        Assert.Null(await hours.FindAsync(anna, Token));
    }
}
