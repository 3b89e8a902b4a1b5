using System.Collections.Concurrent;
using KompetenzBot.EndToEnd.Playground;
using KompetenzBot.Sandbox;
using static Microsoft.Playwright.Assertions;

namespace KompetenzBot.EndToEnd.Sms;

/// <summary>From the alarm to the phone and back, and what happens when a part of the city is out.</summary>
public sealed class SmsJourneyTests(ChromiumFixture chromium)
{
    private readonly ConcurrentQueue<string> _log = new();

    [Fact]
    public async Task A_call_reaches_the_phone_is_answered_there_and_seen_in_Teams_and_the_other_way_round()
    {
        await using var city = await StartAsync();
        await using var chat = await PlaygroundPage.OpenAsync(chromium.Browser, city.Playground!, "sms");
        await TextedPerson.RegisterAsync(chat);
        await TextedPerson.PrepareAlarmAsync(chat, atOnce: true);
        await TextedPerson.LaunchAsync(chat);
        await chat.SeesAsync("Können Sie helfen?");

        await using var phone = await CityPage.OpenAsync(chromium.Browser, OwnPhone(city), "by-sms");
        await phone.SeesAsync("Hilfe");
        await phone.SeesAsync("✓ zugestellt");
        await phone.PictureAsync("1-phone");
        var link = city.Sms.Sent.Last(sms => sms.To == TextedPerson.Number).Link!;
        var page = await phone.TapLinkAsync();
        await page.SeesAsync(TextedPerson.CodeWord, "2 call");
        await page.PressAsync("Ja, ich komme");
        await page.SeesAsync("Ja, Sie kommen", "3 yes");
        await chat.SeesAsync("Ja, Sie kommen.");
        await chat.PictureAsync("answered by phone");

        var call = chat.Card("Ja, Sie kommen.");
        await PlaygroundPage.PressAsync(call, "Ändern");
        await PlaygroundPage.PressAsync(call, "Nein");
        await chat.SeesAsync("Uhr: Nein.");
        await chat.PictureAsync("changed in Teams");
        await page.GoAsync(link);
        await page.SeesAsync("Uhr: Nein.", "4 no");

        await Expect(chat.Card("Lage zu A-")).ToContainTextAsync("Aufbau Impfzentrum");
        await chat.Card("Lage zu A-").ScrollIntoViewIfNeededAsync();
        await chat.PictureAsync("situation");
        await using var everybody = await CityPage.OpenAsync(chromium.Browser, new Uri(city.Sms.Page), "by-sms");
        await everybody.PictureAsync("5-everybody");
        await StandDownAsync(chat);
        await everybody.SeesAsync("Entwarnung");
        await everybody.PictureAsync("6-stood-down");
        NoLineNamesAnybody(city);
    }

    [Fact]
    public async Task While_Teams_is_out_everybody_who_agreed_and_the_duty_phone_get_a_message()
    {
        await using var city = await StartAsync();
        await using var chat = await PlaygroundPage.OpenAsync(chromium.Browser, city.Playground!, "teams-out");
        await TextedPerson.RegisterAsync(chat);
        await TextedPerson.PrepareAlarmAsync(chat, atOnce: false);
        await using var faults = await CityPage.OpenAsync(chromium.Browser, city.FaultsPage, "faults");
        await faults.PictureAsync("1-off");
        await faults.SwitchAsync("Teams fällt aus", on: true);
        await faults.PictureAsync("2-on");
        await TextedPerson.LaunchAsync(chat);

        await using var duty = await CityPage.OpenAsync(chromium.Browser, PhoneOf(city, City.DutyPhone), "duty-phone");
        await duty.SeesAsync("Teams nimmt nichts an");
        await duty.PictureAsync("1-phone");
        await (await duty.TapLinkAsync()).SeesAsync("auch ohne Teams", "2 counts");
        await city.Phones.WaitForAsync(() => city.Phones.Answers.Any(answer => answer is { Pressed: not null, Status: 200 }), TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        await using var own = await CityPage.OpenAsync(chromium.Browser, OwnPhone(city), "teams-out");
        await own.SeesAsync(TextedPerson.CodeWord);
        var page = await own.TapLinkAsync();
        await page.PressAsync("Ja, ich komme");
        await page.SeesAsync("Ja, Sie kommen", "yes");

        await faults.SwitchAsync("Teams fällt aus", on: false);
        await Expect(chat.Card("Ja, Sie kommen.")).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await chat.PictureAsync("caught up");
        NoLineNamesAnybody(city);
    }

    private static Uri OwnPhone(City city) => PhoneOf(city, TextedPerson.Number);

    private static Uri PhoneOf(City city, string number) => new($"{city.Sms.Page}?to={Uri.EscapeDataString(number)}");

    private static async Task StandDownAsync(PlaygroundPage chat)
    {
        await chat.SayAsync("entwarnung");
        var form = await chat.SeesAsync("Entwarnung für A-");
        await PlaygroundPage.FillAsync(form, "Grund (lesen alle, die gerufen wurden)", "Es sind genug da, danke!");
        await PlaygroundPage.PressAsync(form, "Entwarnung geben");
        await chat.SeesAsync("gibt Entwarnung:");
    }

    private Task<City> StartAsync() => City.StartAsync(
        new CityOptions
        {
            Playground = true,
            Volunteers = new VolunteersOptions { Count = 150, Speed = 20, Texted = 1 },
            Register = VolunteerRegistration.RegisterAsync,
            OnBotLine = _log.Enqueue,
        },
        TestContext.Current.CancellationToken);

    private void NoLineNamesAnybody(City city)
    {
        Assert.NotEmpty(_log);
        var words = city.Sms.Sent.SelectMany(sms => new[] { sms.To[1..], sms.Link?.Segments[^1] })
            .Concat(city.Volunteers.All.SelectMany(volunteer => new[] { volunteer.Profile.Name, volunteer.Profile.AadObjectId }))
            .Concat([city.Playground!.CurrentUser.Name, City.CoordinatorId, TextedPerson.CodeWord])
            .OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        Assert.DoesNotContain(_log, line => words.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }
}
