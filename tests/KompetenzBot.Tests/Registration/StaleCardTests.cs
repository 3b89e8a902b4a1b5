using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Registration;

/// <summary>The one rule for buttons of every age: only the current step takes input, and nothing is taken twice.</summary>
public sealed class StaleCardTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const string Stale = "nicht mehr aktuell";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task A_button_of_an_earlier_step_shows_the_current_step_and_says_so(int step)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, step);
        var old = CardReader.ActionsIn(anna.LatestCard!.Card!.Value).First(action => action.Verb == RegistrationDriver.Next).Json;
        var current = (await Scene.PressAsync(anna, RegistrationDriver.Next, RegistrationDriver.Inputs[step])).Words();

        var answer = await anna.InvokeAsync("adaptiveCard/action", Crafted.Action(old, ("consent", "true"), ("categories", "medical")), anna.LatestCard, Token);

        Assert.Contains(Stale, answer.Words(), StringComparison.Ordinal);
        Assert.Equal(Title(current), Title(answer.Words(), skip: 1));
        Assert.Equal("Gespeichert. Danke!", await FinishAsync(anna, step + 1));
    }

    [Fact]
    public async Task The_card_of_an_earlier_step_in_another_message_does_not_go_on_either()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await anna.SayAsync("registrieren", Token);
        var first = anna.LatestCard!;
        await anna.SayAsync("weiter", Token);
        await Scene.PressAsync(anna, RegistrationDriver.Next, RegistrationDriver.Inputs[0], anna.LatestCard);

        var answer = await anna.ClickAsync(RegistrationDriver.Next, RegistrationDriver.Inputs[0], first, Token);

        Assert.Contains("Datenschutz und Einwilligung", answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_click_on_any_step_has_one_effect_and_both_answers_show_the_next_step()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await anna.SayAsync("registrieren", Token);
        var message = anna.LatestCard!;
        foreach (var inputs in RegistrationDriver.Inputs)
        {
            var shown = message.Versions.Count;
            var answers = await Task.WhenAll(
                anna.ClickAsync(RegistrationDriver.Next, inputs, message, Token),
                anna.AtAnotherClient().ClickAsync(RegistrationDriver.Next, inputs, message, Token));

            Assert.All(answers, answer => Assert.NotNull(answer.Card));
            Assert.All(answers, answer => Assert.DoesNotContain(Stale, answer.Words(), StringComparison.Ordinal));
            Assert.Equal(answers[0].Words(), answers[1].Words());
            await Scene.UntilAsync(() => message.Versions.Count == shown + 2);
        }

        Assert.Equal(3, (await Scene.ProfileAsync(anna))!.Competences.Count);
        Assert.Single(await Scene.Storage.RowsAsync("Profiles"));
    }

    [Fact]
    public async Task A_second_click_on_save_shows_that_it_is_saved()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 8);
        var message = anna.LatestCard!;
        var save = CardReader.ActionsIn(message.Card!.Value).First(action => action.Verb == RegistrationDriver.Next).Json;
        var saved = await Scene.PressAsync(anna, RegistrationDriver.Next);
        await Scene.RestartBotAsync();

        var again = await anna.InvokeAsync("adaptiveCard/action", Crafted.Action(save), message, Token);

        Assert.Equal(saved.Words(), again.Words());
    }

    [Theory]
    [InlineData("99")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("2147483648")]
    [InlineData("eins")]
    public async Task A_step_that_was_never_shown_is_answered_like_a_stale_card(string step)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 2);
        var current = CardReader.ActionsIn(anna.LatestCard!.Card!.Value).First(action => action.Verb == RegistrationDriver.Next).Json;

        var answer = await anna.InvokeAsync("adaptiveCard/action", Crafted.Action(current, ("step", step), ("categories", "medical")), anna.LatestCard, Token);

        Assert.Contains(Stale, answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dialog_of_somebody_else_cannot_be_continued()
    {
        var (anna, ben) = (Scene.Teams.AddUser("Anna Öztürk"), Scene.Teams.AddUser("Ben Grünwald"));
        await Scene.RegisterUpToAsync(anna, 8);
        await Scene.RegisterUpToAsync(ben, 1);
        var save = CardReader.ActionsIn(anna.LatestCard!.Card!.Value).First(action => action.Verb == RegistrationDriver.Next).Json;

        var answer = await ben.InvokeAsync("adaptiveCard/action", Crafted.Action(save), ben.LatestCard, Token);

        Assert.Contains("nicht mehr gültig", answer.Message, StringComparison.Ordinal);
        Assert.Null(await Scene.ProfileAsync(anna));
        Assert.Null(await Scene.ProfileAsync(ben));
    }

    private static string Title(string words, int skip = 0) => words.Split('\n').Skip(skip).First();

    private async Task<string> FinishAsync(SimulatedUser user, int from)
    {
        BotAnswer? answer = null;
        var message = user.LatestCard!;
        await user.SayAsync("weiter", Token);
        foreach (var inputs in RegistrationDriver.Inputs.Skip(from))
        {
            answer = await Scene.PressAsync(user, RegistrationDriver.Next, inputs);
        }

        Assert.NotSame(message, user.LatestCard);
        return (answer?.Words() ?? user.LatestCard!.Words()).Split('\n')[0].Replace("✅ ", string.Empty, StringComparison.Ordinal);
    }
}
