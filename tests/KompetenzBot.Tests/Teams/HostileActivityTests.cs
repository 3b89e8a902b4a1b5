using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Tests.Scenes;
using Xunit;

namespace KompetenzBot.Tests.Teams;

/// <summary>Whatever shape an activity has, it is answered or refused, and never a fault of the server.</summary>
public sealed class HostileActivityTests(TestStorage storage, TestCards cards) : SceneTests(storage, cards)
{
    private const int Cases = 300;

    private static readonly string[] Texts =
    [
        "null", "\"\"", "\" \"", "\"\\u0000\"", "\"../../..?a=b#c\"", "\"%2e%2e%2f\"", "\"a b\\tc\\n\"", "\"remove\"", "\"en-\"", "\"hilfe\"", "\"personal\"", "\"groupChat\"",
        $"\"{new string('ä', 40_000)}\"",
    ];

    private static readonly string[] Lists =
        ["null", "[]", "[null]", "[{}]", "[{\"id\":null}]", "[{\"id\":\"x\"},null]", "[{\"type\":\"mention\",\"text\":\"x\",\"mentioned\":null}]", "[{\"contentType\":null,\"content\":[null]}]"];

    private static readonly string[] Anything =
    [
        .. Texts, .. Lists, "true", "false", "0", "-1", "1e400", "0.000000000000000000000000000001", "79228162514264337593543950336", "[[]]", "{}", "{\"\":null}", "{\"id\":null}", "[{\"id\":7}]",
        """
        "\ud800"
        """,
        """
        {"\ud800":"\udfff","id":"\ud800"}
        """,
        "\"2026-13-45T99:00:00\"",
    ];

    private static readonly string[] Types =
        ["message", "invoke", "conversationUpdate", "installationUpdate", "messageReaction", "messageUpdate", "messageDelete", "typing", "event", "endOfConversation", "somethingNew"];

    private static readonly string[] Fields =
    [
        "id", "timestamp", "localTimestamp", "channelId", "from", "conversation", "recipient", "membersAdded", "membersRemoved", "action", "locale", "text", "textFormat",
        "attachments", "entities", "channelData", "name", "value", "replyToId", "serviceUrl",
    ];

    private static readonly string[] Verbs = ["\"answer.yes\"", "\"answer.\"", "\"registration.next\"", "\"alarm.check\"", "\"erasure.confirm\"", "\"command.run\"", "\".\"", "\"\""];

    private static Gen<string> Any => Gen.Elements(Anything);

    private static Gen<string> Text => Mostly(Gen.Elements(Texts));

    [Theory]
    [InlineData("conversationUpdate", "\"membersAdded\":[null]")]
    [InlineData("conversationUpdate", "\"membersAdded\":[{\"id\":null},null],\"recipient\":null")]
    [InlineData("message", "\"entities\":[null],\"text\":\"hilfe\"")]
    [InlineData("message", "\"value\":{\"\\ud800\":1}")]
    [InlineData("message", "\"value\":{\"verb\":\"\\ud800\"}")]
    [InlineData("invoke", "\"name\":\"adaptiveCard/action\",\"value\":{\"action\":{\"verb\":\"\\ud800\"}}")]
    [InlineData("invoke", "\"name\":\"adaptiveCard/action\",\"value\":{\"\\ud800\":{}}")]
    [InlineData("invoke", "\"name\":\"fileConsent/invoke\",\"value\":{\"action\":\"accept\",\"context\":{\"kind\":\"\\ud800\"}}")]
    [InlineData("message", "\"recipient\":{\"id\":\"28:bot\",\"unknown\":\"\\ud800\"},\"text\":\"hilfe\"")]
    [InlineData("message", "\"conversation\":{\"id\":\"a:1\",\"conversationType\":\"personal\",\"\\ud800\":1},\"text\":\"registrieren\"")]
    public async Task A_known_trap_is_no_server_error(string type, string fields)
    {
        var (status, _) = await PostAsync(Merge(Scene.Teams.AddUser("Anna Öztürk").Activity(type).ToJsonString(), fields));

        Assert.InRange((int)status, 200, 499);
        Assert.DoesNotContain(Scene.Logs.All, line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_shape_at_all_is_a_server_error()
    {
        var people = Enumerable.Range(0, 10).Select(number => Scene.Teams.AddUser($"Ehrenfried Muster {number}")).ToArray();
        foreach (var (number, (type, fields)) in Shapes().Sample(Cases, size: 4).Index())
        {
            var body = Merge(people[number % people.Length].Activity(type).ToJsonString(), string.Join(',', fields));

            var (status, answer) = await PostAsync(body);

            Assert.True((int)status < 500 || (status == HttpStatusCode.NotImplemented && type == "invoke"), $"{status} {answer} to {body[..Math.Min(body.Length, 2_000)]}");
        }
    }

    private static Gen<(string Type, string[] Fields)> Shapes() =>
        from type in Gen.Elements(Types)
        from name in Gen.Elements("", ",\"name\":\"adaptiveCard/action\"")
        from fields in Field().NonEmptyListOf()
        select (type, fields.Append("\"hostile\":true" + name).ToArray());

    private static Gen<string> Field() => Gen.Elements(Fields).SelectMany(name => Value(name).Select(value => $"\"{name}\":{value}"));

    private static Gen<string> Value(string name) => name switch
    {
        "value" => Mostly(Mostly(Gen.Elements(Verbs)).SelectMany(verb => Any.Select(data =>
            $$"""{"action":{"type":"Action.Execute","verb":{{verb}},"data":{{data}}},"verb":{{verb}},"alarm":{{data}},"trigger":"manual"}"""))),
        "from" or "recipient" or "conversation" => Mostly(Text.SelectMany(id => Text.Select(other =>
            $$"""{"id":{{id}},"aadObjectId":{{other}},"name":{{other}},"conversationType":{{other}},"tenantId":{{id}}}"""))),
        "channelData" => Mostly(Text.Select(id => $$"""{"tenant":{"id":{{id}}},"settings":null,"notification":null}""")),
        "membersAdded" or "membersRemoved" or "attachments" or "entities" => Mostly(Gen.Elements(Lists)),
        _ => Text,
    };

    /// <summary>Of the right kind in nine of ten cases: the others are refused while the JSON is read.</summary>
    private static Gen<string> Mostly(Gen<string> fitting) => Gen.Choose(1, 10).SelectMany(n => n == 1 ? Any : fitting);

    private static string Merge(string activity, string fields) => $"{activity[..^1]},{fields}}}";

    private async Task<(HttpStatusCode Status, string Answer)> PostAsync(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Scene.Bot.Client.PostAsync("api/messages", content, Token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }
}
