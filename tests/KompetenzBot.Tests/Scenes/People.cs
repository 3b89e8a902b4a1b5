using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Profiles;
using KompetenzBot.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Scenes;

/// <summary>The invented people of the scenes.</summary>
internal static class People
{
    /// <summary>The version of the privacy notice in force.</summary>
    public const string Notice = "2026-1";

    /// <summary>Who is a coordinator in every scene.</summary>
    public const string CoordinatorId = "c0ffee00-0000-4000-8000-000000000001";

    private const Purposes AllPurposes = Purposes.Questions | Purposes.DeploymentOnDuty | Purposes.DeploymentOffDuty;
    private const Availability Always = Availability.DutyHours | Availability.Nights | Availability.Weekends;

    /// <summary>The coordinator.</summary>
    public static SimulatedUser AddCoordinator(this Scene scene) => scene.Teams.AddUser("Käthe Lagemann", CoordinatorId);

    /// <summary>A profile of someone who may be called for everything at any time, to be changed by <c>with</c>.</summary>
    public static Profile ProfileOf(this Scene scene, SimulatedUser user, params IReadOnlyList<HeldCompetence> competences) => new(
        UserId.Parse(user.AadObjectId), user.Name, "de", competences, null, AllPurposes, Always, new Consent(Notice, scene.Now, Sms: false), scene.Now, Department: "Tiefbauamt");

    /// <summary>Adds a person who has registered: profile and conversation are written into the bot's own stores.</summary>
    /// <param name="scene">The scene.</param>
    /// <param name="name">An invented name.</param>
    /// <param name="change">Makes the profile special.</param>
    /// <param name="competences">By ids of the catalogue.</param>
    public static async Task<SimulatedUser> AddVolunteerAsync(this Scene scene, string name, Func<Profile, Profile>? change, params string[] competences)
    {
        var user = scene.Teams.AddUser(name);
        var profile = scene.ProfileOf(user, [.. competences.Select(id => new HeldCompetence(id))]);
        await scene.RegisterAsync(change is null ? profile : change(profile));
        await scene.Bot.Services.GetRequiredService<IConversationStore>().SaveAsync(profile.User, scene.ReferenceTo(user), TestContext.Current.CancellationToken);
        return user;
    }

    /// <inheritdoc cref="AddVolunteerAsync(Scene, string, Func{Profile, Profile}?, string[])"/>
    public static Task<SimulatedUser> AddVolunteerAsync(this Scene scene, string name, params string[] competences) => scene.AddVolunteerAsync(name, null, competences);

    /// <summary>Adds as many registered people.</summary>
    public static async Task<IReadOnlyList<SimulatedUser>> AddVolunteersAsync(this Scene scene, int count, params string[] competences)
    {
        List<SimulatedUser> added = [];
        foreach (var number in Enumerable.Range(1, count))
        {
            added.Add(await scene.AddVolunteerAsync($"Ehrenfried Muster {number}", competences));
        }

        return added;
    }

    /// <summary>Writes the profile of somebody who has none.</summary>
    public static async Task RegisterAsync(this Scene scene, Profile profile) =>
        Assert.True(await scene.Bot.Services.GetRequiredService<IProfileStore>().TrySaveAsync(profile, null, TestContext.Current.CancellationToken));

    /// <summary>What is stored about a person; null for nothing.</summary>
    public static async Task<Profile?> ProfileAsync(this Scene scene, SimulatedUser user) =>
        (await scene.Bot.Services.GetRequiredService<IProfileStore>().FindAsync(UserId.Parse(user.AadObjectId), TestContext.Current.CancellationToken))?.Profile;

    /// <summary>Changes what is stored about a person, as another device would.</summary>
    public static async Task ReplaceAsync(this Scene scene, Profile profile)
    {
        var profiles = scene.Bot.Services.GetRequiredService<IProfileStore>();
        while (await profiles.FindAsync(profile.User, TestContext.Current.CancellationToken) is var stored
            && !await profiles.TrySaveAsync(profile, stored!.Version, TestContext.Current.CancellationToken))
        {
            // the bot has just noted something by itself
        }
    }

    private static ConversationReference ReferenceTo(this Scene scene, SimulatedUser user) => new()
    {
        ServiceUrl = scene.Teams.ServiceUrl,
        ChannelId = "msteams",
        Bot = new ChannelAccount { Id = "28:" + scene.Teams.Options.AppId, Name = "KompetenzBot" },
        User = new ChannelAccount { Id = user.TeamsId, Name = user.Name, AadObjectId = user.AadObjectId },
        Conversation = new ConversationAccount { Id = user.ConversationId, ConversationType = "personal", TenantId = scene.Teams.Options.TenantId },
        TenantId = scene.Teams.Options.TenantId,
    };
}
