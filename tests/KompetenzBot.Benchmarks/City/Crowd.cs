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
    /// <param name="city">The city.</param>
    /// <param name="withSms">Whether everybody has a number and agreed to text messages.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task RegisterAsync(City city, bool withSms, CancellationToken cancellationToken)
    {
        await using var stores = BotStores.Open(city.Configuration);
        var (profiles, conversations) = (stores.GetRequiredService<IProfileStore>(), stores.GetRequiredService<IConversationStore>());
        var consent = new Consent(city.Configuration["Privacy:NoticeVersion"], TimeProvider.System.GetUtcNow(), withSms);
        await Parallel.ForEachAsync(
            city.Teams.Users.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (numbered, token) =>
            {
                var (number, person) = numbered;
                var user = UserId.Parse(person.AadObjectId);
                await profiles.TrySaveAsync(ProfileOf(user, person.Name, consent) with { Mobile = withSms ? $"+49151{10_000_000 + number}" : null }, null, token);
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
