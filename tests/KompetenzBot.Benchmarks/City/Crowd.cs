using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Profiles;
using KompetenzBot.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace KompetenzBot.Benchmarks;

/// <summary>People who all match the alarm of <see cref="AlarmCall"/> and may always be called, so that figures compare from run to run.</summary>
internal static class Crowd
{
    private const int AtOnce = 16;

    private static readonly HeldCompetence[] Competences =
    [
        new("driving-licence-c"), new("first-aid"), new("english", "b2"), new("turkish", "c1"), new("forklift"),
    ];

    /// <summary>Adds invented people to the simulated Teams.</summary>
    public static void Add(SimulatedTeams teams, int count)
    {
        for (var number = 1; number <= count; number++)
            teams.AddUser(FormattableString.Invariant($"Erika Beispiel {number}"));
    }

    /// <summary>Registers everyone whom the simulated Teams knows in the bot's own stores.</summary>
    public static async Task RegisterAsync(City city, CancellationToken cancellationToken)
    {
        await using var stores = BotStores.Open(city.Configuration);
        var (profiles, conversations) = (stores.GetRequiredService<IProfileStore>(), stores.GetRequiredService<IConversationStore>());
        var consent = new Consent(city.Configuration["Privacy:NoticeVersion"], TimeProvider.System.GetUtcNow(), Sms: false);
        await Parallel.ForEachAsync(
            city.Teams.Users,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (person, token) =>
            {
                var user = UserId.Parse(person.AadObjectId);
                await profiles.TrySaveAsync(ProfileOf(user, person.Name, consent), null, token);
                await conversations.SaveAsync(user, ReferenceTo(city.Teams, person), token);
            });
    }

    private static Profile ProfileOf(UserId user, string name, Consent consent) => new(
        user,
        name,
        "de",
        Competences,
        Mobile: null,
        Purposes.Questions | Purposes.DeploymentOnDuty | Purposes.DeploymentOffDuty,
        Availability.DutyHours | Availability.Nights | Availability.Weekends,
        consent,
        consent.GivenAt,
        Department: "Stadtgrün");

    private static ConversationReference ReferenceTo(SimulatedTeams teams, SimulatedUser person) => new()
    {
        ServiceUrl = teams.ServiceUrl,
        ChannelId = "msteams",
        Bot = new ChannelAccount { Id = "28:" + teams.Options.AppId, Name = "KompetenzBot" },
        User = new ChannelAccount { Id = person.TeamsId, Name = person.Name, AadObjectId = person.AadObjectId },
        Conversation = new ConversationAccount { Id = person.ConversationId, ConversationType = "personal", TenantId = teams.Options.TenantId },
        TenantId = teams.Options.TenantId,
    };
}
