namespace KompetenzBot.EndToEnd.AnswerPage;

/// <summary>From the link of a text message to the stored answer, on a phone.</summary>
public sealed class AnswerPageTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task A_volunteer_answers_changes_their_mind_and_ends_text_messages_in_German()
    {
        await using var city = await AlarmedCity.StartAsync();
        var anna = await city.AddVolunteerAsync("Anna Öztürk", "de", "Sonnenblume");
        await city.AlarmAsync("alarm 3 Führerschein C, Westfalenhallen, Eingang Nord, morgen 18-22 Uhr: Aufbau Impfzentrum", anna);
        await using var phone = await PhonePage.OpenAsync(chromium.Browser, await city.LinkForAsync(anna), "de");

        await phone.SeesAsync("Sonnenblume", "1 call");
        await phone.UnfoldAsync("Mit Ankunftszeit oder Anmerkung zusagen");
        await phone.FillAsync("Frühestens da (freiwillig)", "18:30");
        await phone.FillAsync("Anmerkung (freiwillig)", "Bin schwanger, helfe trotzdem gern");
        await phone.UnfoldAsync("Später antworten");
        await phone.SeesAsync("Wann soll ich noch einmal fragen?", "2 unfolded");
        await phone.PressAsync("Ja speichern");
        await phone.SeesAsync("eine Schwangerschaft", "3 remark question");
        await phone.FollowAsync("Ohne Anmerkung weiter");
        await phone.SeesAsync("Ja, Sie kommen", "4 yes");
        await city.UntilAsync(anna, "Ja, Sie kommen");
        await phone.UnfoldAsync("Antwort ändern");
        await phone.PressAsync("Nein");
        await phone.SeesAsync("Uhr: Nein.", "5 no");
        await phone.UnfoldAsync("Antwort ändern");
        await phone.UnfoldAsync("Später antworten");
        await phone.ChooseAsync("In einer Stunde");
        await phone.PressAsync("Dann noch einmal fragen");
        await phone.SeesAsync("Sie antworten später", "6 later");

        await phone.FollowAsync("Keine SMS mehr");
        await phone.SeesAsync("Keine SMS mehr bekommen?", "7 stop");
        await phone.PressAsync("Ja, keine SMS mehr");
        await phone.SeesAsync("Sie bekommen keine SMS mehr.", "8 stopped");
        await phone.FollowAsync("Zurück");
        await phone.SeesAsync("Wieder einschalten können Sie das in Teams", "8 stopped, back");

        await city.StandDownAsync("Der Bedarf ist gedeckt");
        await phone.GoAsync(await city.LinkForAsync(anna));
        await phone.SeesAsync("Alarm beendet", "9 over");
        await phone.GoAsync(new Uri((await city.LinkForAsync(anna)).ToString()[..^1]));
        await phone.SeesAsync("Dieser Link gilt nicht", "10 unknown");
    }

    [Fact]
    public async Task In_a_drill_an_English_volunteer_waits_for_a_place()
    {
        await using var city = await AlarmedCity.StartAsync();
        var (ben, carla) = (await city.AddVolunteerAsync("Ben Grünwald", "en", "Lighthouse"), await city.AddVolunteerAsync("Carla Nowak", "en", "Marigold"));
        await city.AlarmAsync("übung 1 Führerschein C, morgen 8-12 Uhr", ben, carla);
        await using var phone = await PhonePage.OpenAsync(chromium.Browser, await city.LinkForAsync(ben), "en");

        await phone.SeesAsync("This is a drill.", "1 drill");
        await carla.ClickAsync("answer.yes", cancellationToken: TestContext.Current.CancellationToken);
        await city.UntilAsync(ben, "Enough people come");
        await phone.GoAsync(await city.LinkForAsync(ben));
        await phone.SeesAsync("Enough people come", "2 covered");
        await phone.PressAsync("Put me on the waiting list");
        await phone.SeesAsync("you are on the waiting list", "3 waiting");
        await carla.ClickAsync("answer.no", cancellationToken: TestContext.Current.CancellationToken);
        await city.UntilAsync(ben, "has become free");
        await phone.GoAsync(await city.LinkForAsync(ben));
        await phone.SeesAsync("A place has become free", "4 free place");
        await phone.PressAsync("Yes, I will come");
        await phone.SeesAsync("yes, you will come", "5 yes");
        await city.StandDownAsync("Danke fürs Mitüben");
        await phone.GoAsync(await city.LinkForAsync(ben));
        await phone.SeesAsync("DRILL over", "6 over");
    }
}
