using System.Net;
using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Conversations;

/// <summary>Buttons whose content no client of ours would send.</summary>
public sealed class ButtonTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private static readonly string TenThousand = new('x', 10_000);

    [Theory]
    [InlineData("nonsense")]
    [InlineData("registration")]
    [InlineData("unknown.verb")]
    [InlineData("answer.perhaps")]
    [InlineData("")]
    [InlineData("....")]
    public async Task An_unknown_verb_is_answered_with_what_to_do(string verb)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");

        var answer = await PressAsync(anna, new JsonObject { ["verb"] = verb, ["data"] = new JsonObject() });

        Assert.Equal((HttpStatusCode.OK, 200), (answer.Status, answer.InvokeStatus));
        Assert.Contains("hilfe", answer.Words(), StringComparison.Ordinal);
    }

    public static TheoryData<string> WrongTypes => new(
        """{"verb":"registration.next"}""",
        """{"verb":"registration.next","data":null}""",
        """{"verb":"registration.next","data":"text"}""",
        """{"verb":"registration.next","data":[1,2,3]}""",
        """{"verb":"registration.next","data":42}""",
        """{"verb":"registration.next","data":{"dialog":{"id":1},"step":[1],"consent":{"a":"true"}}}""",
        """{"verb":"registration.next","data":{"dialog":null,"step":1e400,"consent":["true"]}}""",
        """{"verb":"registration.next","data":{"dialog":"LONG","step":"LONG","consent":"LONG"}}""",
        """{"verb":"command.run","data":{"command":{"a":1}}}""",
        """{"verb":"command.run","data":{"command":"LONG"}}""",
        """{"verb":"answer.yes","data":{"alarm":["a"],"remark":{"x":"y"}}}""",
        """{"verb":"answer.yes","data":{"alarm":"LONG","remark":"LONG"}}""",
        """{"verb":"answer.yes","data":{"alarm":"0' or '1'='1"}}""",
        """{"verb":"LONG","data":{}}""",
        """{"verb":null,"data":{}}""",
        """{"verb":17,"data":{}}""",
        """{"verb":{"a":1},"data":{}}""",
        "null",
        "[]",
        "\"text\"",
        "{}");

    [Theory]
    [MemberData(nameof(WrongTypes))]
    public async Task Wrong_types_in_a_button_are_answered_and_lose_nothing(string action)
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 2);

        var answer = await PressAsync(anna, JsonNode.Parse(action.Replace("LONG", TenThousand, StringComparison.Ordinal)));

        Assert.Contains(answer.Status, new HttpStatusCode?[] { HttpStatusCode.OK, HttpStatusCode.BadRequest });
        Assert.DoesNotContain(Scene.Logs.All, line => line.StartsWith("Error", StringComparison.Ordinal));
        Assert.Contains("Wobei können Sie helfen?", await anna.AskAsync("weiter"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_types_in_the_right_step_are_refused_at_the_input()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 1);
        var data = CardReader.ActionsIn(anna.LatestCard!.Card!.Value).First(action => action.Verb == RegistrationDriver.Next).Json.GetProperty("data");
        foreach (var consent in new JsonNode?[] { null, new JsonObject(), new JsonArray("true"), 1, "ja", TenThousand })
        {
            var values = JsonObject.Create(data)!;
            values["consent"] = consent?.DeepClone();

            var answer = await PressAsync(anna, new JsonObject { ["verb"] = RegistrationDriver.Next, ["data"] = values }, anna.LatestCard);

            Assert.Contains("Ohne diese Einwilligung", answer.Words(), StringComparison.Ordinal);
            data = CardReader.ActionsIn(answer.Card!.Value).First(action => action.Verb == RegistrationDriver.Next).Json.GetProperty("data");
        }
    }

    [Fact]
    public async Task An_old_client_registers_with_the_fallback_of_the_buttons()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await anna.SayAsync("registrieren", Token);

        foreach (var inputs in RegistrationDriver.Inputs)
        {
            Assert.Equal(HttpStatusCode.OK, (await anna.SubmitAsync(RegistrationDriver.Next, inputs, cancellationToken: Token)).Status);
        }

        Assert.NotNull(await Scene.ProfileAsync(anna));
        Assert.Contains("Gespeichert", Assert.Single(anna.Messages).Words(), StringComparison.Ordinal);
    }

    private static Task<BotAnswer> PressAsync(SimulatedUser user, JsonNode? action, TeamsMessage? message = null) =>
        user.InvokeAsync("adaptiveCard/action", new JsonObject { ["action"] = action?.DeepClone(), ["trigger"] = "manual" }, message, Token);

    [Fact]
    public async Task Many_words_at_once_to_one_dialog_are_all_answered()
    {
        var anna = Scene.Teams.AddUser("Anna Öztürk");
        await Scene.RegisterUpToAsync(anna, 5);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => anna.SayAsync("zurück", Token)));

        Assert.DoesNotContain(anna.Messages, message => message.Words().Contains("nicht geklappt", StringComparison.Ordinal));
        Assert.DoesNotContain(Scene.Logs.All, line => line.StartsWith("Error", StringComparison.Ordinal));
    }
}
