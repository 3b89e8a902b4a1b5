using KompetenzBot.Audit;
using KompetenzBot.Conversations;
using KompetenzBot.Profiles;
using KompetenzBot.Tests.Scenes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Profiles;

/// <summary><c>sms</c>: what is agreed to, and how it ends.</summary>
public sealed class SmsCommandTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    [Theory]
    [InlineData("sms aus")]
    [InlineData("sms stopp")]
    [InlineData("texts off")]
    public async Task One_line_ends_text_messages_and_nothing_else(string line)
    {
        var anna = await Scene.AddVolunteerAsync("Anna Muster", profile => profile with { Mobile = "+4915112345678", Consent = profile.Consent with { Sms = true, Calendar = true } });

        await anna.AskAsync(line);

        var profile = await Scene.Bot.Services.GetRequiredService<IProfileStore>().FindAsync(UserId.Parse(anna.AadObjectId), Token);
        Assert.Equal((false, true, "+4915112345678"), (profile!.Profile.Consent.Sms, profile.Profile.Consent.Calendar, profile.Profile.Mobile));
        Assert.Single(await Scene.TrailAsync(), entry => entry.Event == AuditEvent.Consented && entry.Detail.Contains("sms=False", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sms")]
    [InlineData("keine sms mehr")]
    public async Task Without_that_it_says_how_it_stands_and_a_button_ends_it(string line)
    {
        var anna = await Scene.AddVolunteerAsync("Anna Muster", profile => profile with { Mobile = "+4915112345678", Consent = profile.Consent with { Sms = true } });

        Assert.Contains("Sie bekommen SMS", await anna.AskAsync(line), StringComparison.Ordinal);
        var after = await Scene.PressAsync(anna, "Keine SMS mehr");

        Assert.Contains("Ab sofort bekommen Sie keine SMS mehr", after.Words(), StringComparison.Ordinal);
        Assert.Contains("Sie bekommen keine SMS", await anna.AskAsync("sms aus"), StringComparison.Ordinal);
        Assert.Single(await Scene.TrailAsync(), entry => entry.Event == AuditEvent.Consented);
    }

    [Fact]
    public async Task Who_has_not_registered_is_told_so() =>
        Assert.Contains("registrieren", await Scene.AddCoordinator().AskAsync("sms"), StringComparison.OrdinalIgnoreCase);
}
