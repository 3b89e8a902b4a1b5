using KompetenzBot.Competences;
using KompetenzBot.Profiles;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Registration;

/// <summary>The way from "registrieren" to a stored profile.</summary>
public sealed class RegistrationTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Fact]
    public async Task Whoever_goes_through_all_steps_has_a_profile_even_if_the_bot_restarts_between_any_two_turns()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");

        var saved = await Scene.RegisterAsync(anna, between: Scene.RestartBotAsync);

        Assert.Contains("gespeichert", saved.Words(), StringComparison.OrdinalIgnoreCase);
        var profile = (await Scene.ProfileAsync(anna))!;
        Assert.Equal("Anna Öztürk", profile.Name);
        Assert.Equal("+4915155501234", profile.Mobile);
        Assert.Equal(Purposes.DeploymentOnDuty | Purposes.DeploymentOffDuty, profile.Purposes);
        Assert.Equal(Availability.DutyHours | Availability.Nights, profile.Availability);
        Assert.Equal((Limits.NoHeavyLifting, "Habe einen Anhänger"), (profile.Limits, profile.Remark));
        Assert.Equal((People.Notice, false), (profile.Consent.NoticeVersion, profile.Consent.Sms));
        Assert.Equal(
            [new HeldCompetence("arabic", "b2"), new("driving-licence-b"), new("driving-licence-c", null, new DateOnly(2030, 6, 30))],
            profile.Competences.OrderBy(held => held.CompetenceId, StringComparer.Ordinal));
    }
}
