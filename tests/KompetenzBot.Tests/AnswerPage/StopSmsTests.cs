using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.AnswerPage;

/// <summary>One button ends text messages.</summary>
public sealed class StopSmsTests(TestStorage storage, TestCards cards) : PageScene(storage, cards)
{
    [Fact]
    public async Task It_takes_back_the_consent_at_once_keeps_the_old_one_in_the_history_and_says_so()
    {
        var phone = await CallAsync();
        var before = (await Scene.ProfileAsync(Anna))!;
        Scene.Leap(TimeSpan.FromMinutes(10));

        Assert.Contains("Ja, keine SMS mehr", await phone.OpenAsync("?sms=off"), StringComparison.Ordinal);
        var page = await phone.SendAsync(("sms", "off"));

        var after = (await Scene.ProfileAsync(Anna))!;
        Assert.Contains("Sie bekommen keine SMS mehr", page, StringComparison.Ordinal);
        Assert.Equal([before.Consent], after.ConsentHistory);
        Assert.Equal(before.Consent with { Sms = false, GivenAt = after.Consent.GivenAt }, after.Consent);
        Assert.True(after.Consent.GivenAt >= before.Consent.GivenAt.AddMinutes(10));
        Assert.Equal(before.Mobile, after.Mobile);
        Assert.Contains("Können Sie helfen?", await phone.OpenAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_in_the_trail_once_however_often_the_button_is_pressed()
    {
        var phone = await CallAsync(change: profile => profile with { Pseudonym = "einhorn" });

        await phone.SendAsync(("sms", "off"));
        await phone.SendAsync(("sms", "off"));

        var entry = Assert.Single(await ConsentsAsync());
        Assert.Contains("sms=False", entry, StringComparison.Ordinal);
        Assert.Contains("einhorn", entry, StringComparison.Ordinal);
        Assert.Contains("volunteer", entry, StringComparison.Ordinal);
        Assert.Single((await Scene.ProfileAsync(Anna))!.ConsentHistory);
    }

    [Fact]
    public async Task A_dialog_that_is_open_in_Teams_does_not_bring_the_consent_back()
    {
        var phone = await CallAsync();
        var revision = (await Scene.ProfileAsync(Anna))!.Revision;

        await phone.SendAsync(("sms", "off"));

        Assert.Equal(revision + 1, (await Scene.ProfileAsync(Anna))!.Revision);
    }

    private async Task<IReadOnlyList<string>> ConsentsAsync() =>
        [.. (await Scene.Storage.LinesAsync()).Where(line => line.StartsWith("Audit ", StringComparison.Ordinal) && line.Contains("Consented", StringComparison.Ordinal))];
}
