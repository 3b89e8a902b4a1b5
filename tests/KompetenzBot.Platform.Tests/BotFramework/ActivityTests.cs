using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Platform.Tests.BotFramework;

public sealed class ActivityTests
{
    private static readonly string Sample = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "BotFramework", "activity.sample.json"));

    private static readonly Gen<JsonNode?> Leaves = Gen.OneOf(
        ArbMap.Default.GeneratorFor<int>().Select(number => (JsonNode?)JsonValue.Create(number)),
        ArbMap.Default.GeneratorFor<bool>().Select(flag => (JsonNode?)JsonValue.Create(flag)),
        Gen.Elements("", "ä", "null", "\"", "🙂", "</script>").Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Constant<JsonNode?>(null));

    private static readonly Gen<JsonNode?> Values = Gen.OneOf(
        Leaves,
        Leaves.ListOf().Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())])),
        Leaves.Select(leaf => (JsonNode?)new JsonObject { ["type"] = leaf?.DeepClone() }));

    [Fact]
    public void Every_known_field_survives_a_round_trip() =>
        AssertSurvives(JsonNode.Parse(Sample)!);

    [Fact]
    public void Every_known_field_has_a_property()
    {
        var activity = Read(Sample);

        Assert.Null(activity.AdditionalProperties);
        Assert.Null(activity.From!.AdditionalProperties);
        Assert.Null(activity.Conversation!.AdditionalProperties);
        Assert.Null(activity.Attachments![0].AdditionalProperties);
        Assert.Null(activity.ChannelData!.AdditionalProperties);
        Assert.Equal(["locale", "country", "platform"], activity.Entities![1].AdditionalProperties!.Keys);
    }

    [Fact]
    public void Unknown_fields_survive_a_round_trip_at_every_level()
    {
        var additions = Gen.Choose(0, 1000).SelectMany(place => Values.Select(value => (place, value))).NonEmptyListOf().ToArbitrary();

        Check.QuickThrowOnFailure(Prop.ForAll(additions, added =>
        {
            var document = JsonNode.Parse(Sample)!;
            foreach (var (place, value) in added)
            {
                var objects = Objects(document).ToList();
                objects[place % objects.Count][$"x{place}"] = value?.DeepClone();
            }

            AssertSurvives(document);
        }));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"type":null,"from":null,"attachments":null,"channelData":null}""")]
    public void Everything_may_be_missing(string json)
    {
        var activity = Read(json);

        Assert.Null(activity.Type);
        Assert.Null(activity.GetConversationReference());
        Assert.Null(activity.GetAdaptiveCardInvokeValue());
        Assert.Equal("", activity.GetTextWithoutRecipientMention());
        Assert.Equal("{}", JsonSerializer.Serialize(activity, BotFrameworkJson.Default.Activity));
    }

    [Fact]
    public void The_conversation_is_seen_from_the_bot()
    {
        var reference = Read(Sample).GetConversationReference()!;

        Assert.Equal(("29:anna", "28:bot", "a:1", "msteams"), (reference.User!.Id, reference.Bot!.Id, reference.Conversation.Id, reference.ChannelId));
        Assert.Equal("11111111-2222-3333-4444-555555555555", reference.TenantId);
        var stored = JsonSerializer.Serialize(reference, BotFrameworkJson.Default.ConversationReference);
        Assert.Equal(reference, JsonSerializer.Deserialize(stored, BotFrameworkJson.Default.ConversationReference));
    }

    [Fact]
    public void What_is_not_known_of_a_conversation_stays_behind()
    {
        var reference = Read("""{"serviceUrl":"https://x.example/","from":{"id":"29:anna","x":"\ud800"},"recipient":{"id":"28:bot","x":{"y":"\ud800"}},"conversation":{"id":"a:1","x":["\udfff"]}}""").GetConversationReference()!;

        Assert.Equal(
            """{"serviceUrl":"https://x.example/","bot":{"id":"28:bot"},"user":{"id":"29:anna"},"conversation":{"id":"a:1"}}""",
            JsonSerializer.Serialize(reference, BotFrameworkJson.Default.ConversationReference));
    }

    [Fact]
    public void The_bots_own_mention_is_no_part_of_the_text()
    {
        Assert.Equal("Grüße 🙂", Read(Sample).GetTextWithoutRecipientMention());
        Assert.Equal("<at>Bert</at> hilfe", (Read(Sample) with { Text = "<at>Bert</at> hilfe <at>KompetenzBot</at>" }).GetTextWithoutRecipientMention());
    }

    [Fact]
    public void A_card_asks_for_a_notification_with_its_summary()
    {
        var card = JsonSerializer.SerializeToElement(new JsonObject { ["type"] = "AdaptiveCard" });
        var json = JsonSerializer.Serialize(Activity.CreateCard(card, "Übung", alert: true), BotFrameworkJson.Compact.Activity);

        Assert.Equal(
            """{"type":"message","summary":"Übung","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}],"channelData":{"notification":{"alert":true}}}""",
            json);
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject members => [members, .. members.SelectMany(member => Objects(member.Value))],
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    private static Activity Read(string json) => JsonSerializer.Deserialize(json, BotFrameworkJson.Default.Activity)!;

    private static void AssertSurvives(JsonNode document)
    {
        var json = document.ToJsonString();
        Assert.True(JsonNode.DeepEquals(document, JsonNode.Parse(JsonSerializer.Serialize(Read(json), BotFrameworkJson.Default.Activity))), json);
        Assert.True(JsonNode.DeepEquals(document, JsonNode.Parse(JsonSerializer.Serialize(Read(json), BotFrameworkJson.Compact.Activity))), json);
    }
}
