using System.Text.RegularExpressions;
using KompetenzBot.Platform.Sms;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Registration;

/// <summary>The sample text message of the registration.</summary>
public sealed partial class SampleSmsTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Send = "registration.sendsample";
    private const string Skip = "registration.skipsample";

    private protected override SceneOptions Options => new() { Sms = true };

    private string Code => FourDigits().Match(Scene.Sms.Sent[^1].Text).Value;

    [Fact]
    public async Task The_digits_of_the_message_confirm_the_number()
    {
        var anna = await AtTheSampleAsync();

        var sent = await Scene.PressAsync(anna, Send);
        var sms = Assert.Single(Scene.Sms.Sent);
        var about = await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["code"] = Code });

        Assert.Contains("Welche vier Ziffern", sent.Words(), StringComparison.Ordinal);
        Assert.Equal(("+4915155501234", "Stadt-Alarm"), (sms.To, sms.From));
        Assert.StartsWith("Sonnenblume! Probe-SMS von KompetenzBot.", sms.Text, StringComparison.Ordinal);
        Assert.Equal(1, SmsSegments.Count(sms.Text));
        Assert.Contains("Worauf sollen wir achten?", about.Words(), StringComparison.Ordinal);
        await FinishAsync(anna);
        Assert.Contains("bestätigt am", await anna.AskAsync("profil"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digits_may_be_typed_in_the_chat()
    {
        var anna = await AtTheSampleAsync();
        await Scene.PressAsync(anna, Send);

        Assert.Contains("Worauf sollen wir achten?", await anna.AskAsync(Code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_can_be_left_out_and_done_later()
    {
        var anna = await AtTheSampleAsync();

        Assert.Contains("Worauf sollen wir achten?", (await Scene.PressAsync(anna, Skip)).Words(), StringComparison.Ordinal);
        await FinishAsync(anna);
        Assert.DoesNotContain("bestätigt am", await anna.AskAsync("profil"), StringComparison.Ordinal);
        Assert.Empty(Scene.Sms.Sent);

        await anna.SayAsync("aktualisieren kontakt", Token);
        await Scene.PressAsync(anna, RegistrationDriver.Next, Contact);
        await Scene.PressAsync(anna, Send);
        var profile = await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["code"] = Code });
        Assert.Contains("bestätigt am", profile.Words(), StringComparison.Ordinal);

        await anna.SayAsync("aktualisieren kontakt", Token);
        var other = await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string>(Contact) { ["mobile"] = "0170 5550 9876" });
        Assert.Contains("+491705550", other.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Abbrechen", other.Words(), StringComparison.Ordinal);
        var kept = await Scene.ProfileAsync(anna);
        Assert.Equal(("+4917055509876", null), (kept!.Mobile, kept.MobileConfirmedAt));
        Assert.Contains("+491705550", (await Scene.PressAsync(anna, Skip)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_digits_are_refused_and_after_five_of_them_the_message_is_worth_nothing()
    {
        var anna = await AtTheSampleAsync();
        await Scene.PressAsync(anna, Send);
        var (code, wrong) = (Code, Code == "0000" ? "1111" : "0000");
        for (var i = 0; i < 4; i++)
        {
            Assert.Contains("nicht die Ziffern", (await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["code"] = wrong })).Words(), StringComparison.Ordinal);
        }

        Assert.Contains("zu oft", (await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string> { ["code"] = wrong })).Words(), StringComparison.Ordinal);
        Assert.Contains("noch nicht verschickt", await anna.AskAsync(code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Three_messages_a_day_are_enough_also_across_dialogs()
    {
        var anna = await AtTheSampleAsync();
        for (var i = 0; i < 3; i++)
        {
            await Scene.PressAsync(anna, Send);
        }

        await anna.SayAsync("abbrechen", Token);
        await GoToTheSampleAsync(anna);
        Assert.Contains("für heute", (await Scene.PressAsync(anna, Send)).Words(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(3, Scene.Sms.Sent.Count);

        Scene.Leap(TimeSpan.FromDays(1));
        Assert.Contains("Welche vier Ziffern", (await Scene.PressAsync(anna, Send)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_to_which_nothing_goes_is_named_and_a_fault_may_be_tried_again()
    {
        var anna = await AtTheSampleAsync();
        Scene.Sms.Next(SmsFault.NumbersRefused);
        Assert.Contains("An diese Nummer", (await Scene.PressAsync(anna, Send)).Words(), StringComparison.Ordinal);

        Scene.Sms.Next(SmsFault.UnavailableAfterSending);
        Assert.Contains("gerade nicht", (await Scene.PressAsync(anna, Send)).Words(), StringComparison.Ordinal);
        Assert.Contains("Welche vier Ziffern", (await Scene.PressAsync(anna, Send)).Words(), StringComparison.Ordinal);
        Assert.Single(Scene.Sms.Sent);
    }

    [Fact]
    public async Task Who_did_not_agree_to_text_messages_is_not_asked()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterAsync(anna);

        Assert.DoesNotContain(anna.Messages, message => message.Words().Contains("Probe-SMS", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Contact { get; } = new(StringComparer.Ordinal)
    {
        ["purposes"] = "DeploymentOnDuty", ["availability"] = "DutyHours", ["mobile"] = "0151 / 5550 1234", ["codeword"] = "Sonnenblume",
    };

    private async Task<SimulatedUser> AtTheSampleAsync()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await GoToTheSampleAsync(anna);
        return anna;
    }

    private async Task GoToTheSampleAsync(SimulatedUser anna)
    {
        await anna.SayAsync("registrieren", Token);
        foreach (var inputs in new Dictionary<string, string>[] { [], new() { ["consent"] = "true", ["sms"] = "true" }, new() { ["categories"] = "driving" }, new() { ["competences"] = "driving-licence-b" } })
        {
            await Scene.PressAsync(anna, RegistrationDriver.Next, inputs);
        }

        Assert.Contains("Probe-SMS", (await Scene.PressAsync(anna, RegistrationDriver.Next, Contact)).Words(), StringComparison.Ordinal);
    }

    private async Task FinishAsync(SimulatedUser anna)
    {
        await Scene.PressAsync(anna, RegistrationDriver.Next);
        Assert.Contains("gespeichert", (await Scene.PressAsync(anna, RegistrationDriver.Next)).Words(), StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"\d{4}", RegexOptions.CultureInvariant, 500)]
    private static partial Regex FourDigits();
}
