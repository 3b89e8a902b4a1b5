using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Platform.BotFramework;
using KompetenzBot.Profiles;
using Microsoft.Extensions.DependencyInjection;

namespace KompetenzBot.Sandbox;

/// <summary>Writes the volunteers into the bot's own stores, as if each had registered in a chat; a thousand dialogs would only take longer.</summary>
public static class VolunteerRegistration
{
    private const int AtOnce = 16;

    /// <summary>Registers everyone. May be repeated: what was there is replaced.</summary>
    public static async Task RegisterAsync(City city, CancellationToken cancellationToken)
    {
        await using var services = BotStores.Open(city.Configuration);
        var (profiles, conversations) = (services.GetRequiredService<IProfileStore>(), services.GetRequiredService<IConversationStore>());
        var notice = city.Configuration["Privacy:NoticeVersion"];
        var now = city.Teams.Options.Time.GetUtcNow();
        await Parallel.ForEachAsync(
            city.Volunteers.All,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (volunteer, token) =>
            {
                var user = UserId.Parse(volunteer.Profile.AadObjectId);
                var stored = await profiles.FindAsync(user, token);
                await profiles.TrySaveAsync(ProfileOf(user, volunteer.Profile, notice, now), stored?.Version, token);
                await conversations.SaveAsync(user, ReferenceTo(city.Teams, volunteer.User), token);
            });
    }

    private static Profile ProfileOf(UserId user, VolunteerProfile volunteer, string notice, DateTimeOffset now) => new(
        user,
        volunteer.Name,
        "de",
        [.. volunteer.Competences.Select(competence => new HeldCompetence(competence.Id, competence.Level, competence.ValidUntil))],
        volunteer.MobileNumber,
        (volunteer.Availability.Questions ? Purposes.Questions : Purposes.None)
            | (volunteer.Availability.InDutyTime ? Purposes.DeploymentOnDuty : Purposes.None)
            | (volunteer.Availability.OutsideDutyTime ? Purposes.DeploymentOffDuty : Purposes.None),
        (volunteer.Availability.InDutyTime ? Availability.DutyHours : Availability.None)
            | (volunteer.Availability.Nights ? Availability.Nights : Availability.None)
            | (volunteer.Availability.Weekends ? Availability.Weekends : Availability.None),
        new Consent(notice, now, volunteer.AgreesToSms),
        now,
        Department: volunteer.Department)
    {
        CodeWord = volunteer.CodeWord,
    };

    private static ConversationReference ReferenceTo(SimulatedTeams teams, SimulatedUser user) => new()
    {
        ServiceUrl = teams.ServiceUrl,
        ChannelId = "msteams",
        Bot = new ChannelAccount { Id = "28:" + teams.Options.AppId, Name = "KompetenzBot" },
        User = new ChannelAccount { Id = user.TeamsId, Name = user.Name, AadObjectId = user.AadObjectId },
        Conversation = new ConversationAccount { Id = user.ConversationId, ConversationType = "personal", TenantId = teams.Options.TenantId },
        TenantId = teams.Options.TenantId,
    };
}
