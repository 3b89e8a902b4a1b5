using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Registration;

/// <summary>Inputs that are missing, wrong or made up: the step stays, says what is missing, and keeps what was right.</summary>
public sealed class InputTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    public static TheoryData<int, string, string> Refused => new()
    {
        { 1, "{}", "Ohne diese Einwilligung" },
        { 1, """{"consent":"false","sms":"true"}""", "Ohne diese Einwilligung" },
        { 2, "{}", "mindestens einen Bereich" },
        { 2, """{"categories":"magic"}""", "mindestens einen Bereich" },
        { 2, """{"categories":",,,"}""", "mindestens einen Bereich" },
        { 4, """{"competences":""}""", "Noch ein paar Einzelheiten" },
        { 5, "{}", "Bitte wählen Sie eine Stufe" },
        { 5, """{"level-arabic":"z9"}""", "Bitte wählen Sie eine Stufe" },
        { 5, """{"level-arabic":"b2","valid-driving-licence-c":"31.02.2030"}""", "Dieses Datum gibt es nicht" },
        { 5, """{"level-arabic":"b2","valid-driving-licence-c":"2030-02-31"}""", "Dieses Datum gibt es nicht" },
        { 5, """{"level-arabic":"b2","valid-driving-licence-c":"2026-09-14"}""", "schon vorbei" },
        { 6, "{}", "wofür wir Sie fragen dürfen" },
        { 6, """{"purposes":"Questions"}""", "mindestens eine Zeit" },
        { 6, """{"purposes":"7","availability":"7"}""", "wofür wir Sie fragen dürfen" },
        { 6, """{"purposes":"None","availability":"None"}""", "mindestens eine Zeit" },
        { 6, """{"purposes":"Questions","availability":"Nights","mobile":"keine"}""", "mehr als Ziffern" },
        { 6, """{"purposes":"Questions","availability":"Nights","mobile":"+49 151 (0) <b>1</b>"}""", "mehr als Ziffern" },
        { 6, """{"purposes":"Questions","availability":"Nights","mobile":"151 23456789"}""", "fehlt die Vorwahl" },
        { 6, """{"purposes":"Questions","availability":"Nights","mobile":"0151"}""", "zu kurz" },
        { 6, """{"purposes":"Questions","availability":"Nights","mobile":"0151 2345678901234567"}""", "zu lang" },
        { 6, """{"purposes":"Questions","availability":"Nights","days":"Monday","worksfrom":"16:00","worksto":"08:00"}""", "mit dem Beginn vor dem Ende" },
        { 6, """{"purposes":"Questions","availability":"Nights","worksfrom":"08:00"}""", "Bitte geben Sie Tage, Beginn und Ende an" },
        { 7, $$"""{"remark":"{{new string('x', 301)}}"}""", "Möglich sind 300 Zeichen, es sind 301" },
        { 7, $$"""{"remark":"{{new string('x', 10_000)}}"}""", "Die Anmerkung ist zu lang" },
        { 7, """{"remark":"Ich habe Diabetes"}""", "sagt vielleicht etwas über eine Krankheit" },
        { 7, """{"remark":"Wegen Ramadan nur abends"}""", "sagt vielleicht etwas über eine Religion" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task Whatever_cannot_be_taken_is_named(int step, string inputs, string expected)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, step);

        var answer = await SendAsync(anna, JsonNode.Parse(inputs)!.AsObject());

        Assert.Contains(expected, answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_competences_are_left_out_and_those_of_other_categories_too()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 3);

        await SendAsync(anna, new JsonObject { ["competences"] = "driving-licence-c,witchcraft,doctor,arabic,driving-licence-c" });
        await SendAsync(anna, []);
        await SendAsync(anna, []);
        await SendAsync(anna, JsonNode.Parse("""{"purposes":"Questions","availability":"Nights"}""")!.AsObject());
        await SendAsync(anna, []);
        await SendAsync(anna, []);

        Assert.Equal("driving-licence-c", Assert.Single((await Scene.ProfileAsync(anna))!.Competences).CompetenceId);
    }

    [Fact]
    public async Task No_competence_at_all_is_refused_on_the_last_page()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 3);
        await SendAsync(anna, []);

        Assert.Contains("noch nichts ausgewählt", (await SendAsync(anna, [])).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_right_stays_when_something_else_was_wrong()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 6);

        var answer = await SendAsync(anna, JsonNode.Parse("""{"purposes":"Questions","availability":"Nights,Weekends","mobile":"12"}""")!.AsObject());

        var values = answer.Card!.Value.GetRawText();
        Assert.Contains("\"value\":\"Questions\"", values, StringComparison.Ordinal);
        Assert.Contains("\"value\":\"Nights,Weekends\"", values, StringComparison.Ordinal);
        Assert.Contains("\"value\":\"12\"", values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Consent_to_text_messages_needs_a_number_and_refusing_it_leaves_the_rest_working()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 1);
        await Scene.PressAsync(anna, RegistrationDriver.Next, new Dictionary<string, string>(StringComparer.Ordinal) { ["consent"] = "true", ["sms"] = "true" });
        foreach (var inputs in RegistrationDriver.Inputs.Skip(2).Take(4))
        {
            await Scene.PressAsync(anna, RegistrationDriver.Next, inputs);
        }

        var refused = await SendAsync(anna, JsonNode.Parse("""{"purposes":"Questions","availability":"Nights"}""")!.AsObject());
        Assert.Contains("Für SMS brauche ich Ihre Mobilnummer", refused.Words(), StringComparison.Ordinal);

        Assert.Contains("Festnetznummer", (await SendAsync(anna, JsonNode.Parse("""{"purposes":"Questions","availability":"Nights","mobile":"0231 555 0123"}""")!.AsObject())).Words(), StringComparison.Ordinal);
        Assert.Contains("3 bis 20 Buchstaben", (await SendAsync(anna, JsonNode.Parse("""{"purposes":"Questions","availability":"Nights","mobile":"0151 55501234","codeword":"łódź 1"}""")!.AsObject())).Words(), StringComparison.Ordinal);

        await SendAsync(anna, JsonNode.Parse("""{"purposes":"Questions","availability":"Nights","mobile":"0049 (0)151 5550-1234","codeword":"Blümchen"}""")!.AsObject());
        await SendAsync(anna, []);
        await SendAsync(anna, []);
        Assert.Equal("Blümchen", (await Scene.ProfileAsync(anna))!.CodeWord);
        Assert.Equal((true, "+4915155501234"), ((await Scene.ProfileAsync(anna)) is { } profile ? (profile.Consent.Sms, profile.Mobile) : default));
    }

    [Theory]
    [InlineData("keep", "Ich habe Diabetes")]
    [InlineData("remove", "")]
    public async Task A_remark_that_seems_to_tell_too_much_is_kept_or_removed_as_the_person_chooses(string choice, string stored)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 7);
        await SendAsync(anna, new JsonObject { ["remark"] = "Ich habe Diabetes" });
        Assert.Null(await Scene.ProfileAsync(anna));

        await SendAsync(anna, new JsonObject { ["remark"] = "Ich habe Diabetes", ["remarkChoice"] = choice });
        await SendAsync(anna, []);

        Assert.Equal(stored, (await Scene.ProfileAsync(anna))!.Remark);
    }

    [Theory]
    [InlineData("mobile")]
    [InlineData("worksfrom")]
    [InlineData("purposes")]
    [InlineData("availability")]
    public async Task Ten_thousand_characters_in_an_input_lose_nothing(string input)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 6);

        await SendAsync(anna, new JsonObject { ["purposes"] = "Questions", ["availability"] = "Nights", [input] = new string('ß', 10_000) });

        Assert.DoesNotContain(Scene.Logs.All, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains("Wann und wofür", await anna.AskAsync("weiter"), StringComparison.Ordinal);
    }

    private async Task<BotAnswer> SendAsync(SimulatedUser user, JsonObject inputs)
    {
        var message = user.LatestCard!;
        var shown = message.Versions.Count;
        var button = CardReader.ActionsIn(message.Card!.Value).First(action => action.Verb == RegistrationDriver.Next).Json;
        var answer = await user.InvokeAsync(
            "adaptiveCard/action", Crafted.Action(button, [.. inputs.Select(pair => (pair.Key, pair.Value!.GetValue<string>()))]), message, Token);
        await Scene.UntilAsync(() => message.Versions.Count > shown);
        return answer;
    }
}
