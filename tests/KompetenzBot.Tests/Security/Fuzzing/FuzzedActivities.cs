using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Tests.Security.Fuzzing;

/// <summary>
/// Activities of every kind: what people write and press on the cards that they see and on every card there is, with mistakes in it, and what nobody would send.
/// Each is made from the seed and its number alone, but for the cards that the bot has sent meanwhile.
/// </summary>
internal sealed class FuzzedActivities(int seed, IReadOnlyList<SimulatedUser> people, IReadOnlyList<string> words, IReadOnlyList<CardAction> buttons, QuietConnector connector)
{
    private static readonly string[] Types =
        ["message", "invoke", "conversationUpdate", "installationUpdate", "messageReaction", "messageUpdate", "messageDelete", "typing", "event", "endOfConversation", "handoff", "somethingNew", "Message", ""];

    private static readonly string[] Arguments =
    [
        "5 Führerschein C + 2 Gebärdensprache, Westfalenhallen, morgen 18-22 Uhr: Aufbau Impfzentrum", "szenario impfzentrum", "wie 1", "1", "A-2026-1", "bis 1.9.", "Führerschein C und (Arabisch ab B1 oder nicht Sanitäter)",
        "2 Notstrom: Wer kennt sich aus?", "verfügbar:nachts", "grenzen", "ergebnisse", "zurück", "stand", "Ich spreche fließend Polnisch und habe den LKW-Führerschein", "{\"version\":1,\"entries\":[]}", "en", "Ursula von der Leitung",
    ];

    private static readonly string[] Values =
        ["true", "false", "1", "0", "arabic", "b2", "driving-licence-c", "driving,languages", "once", "waves", "2026-12-24", "18:30", "0151 5550 1234", "DutyHours", "DeploymentOnDuty", "a long remark", "A-2026-1", "c0ffee00-0000-4000-8000-000000000001"];

    /// <summary>The activity of this number as the body of a request.</summary>
    public string Create(int number)
    {
        var random = new Random(unchecked((seed * 397) ^ (number * 7919)));
        var person = random.Of(people);
        var activity = Activity(random, person);
        activity["serviceUrl"] = connector.ServiceUrl;
        if (random.OneIn(100))
        {
            activity["from"]!["aadObjectId"] = new Guid(random.Next(), 0, 0, new byte[8]).ToString();
        }

        for (var places = random.OneIn(2) ? 0 : random.Next(4); places > 0; places--)
        {
            Damage(random, activity);
        }

        var body = activity.ToJsonString().Replace($"\\u{(int)Noise.Half[0]:X4}", "\\ud800", StringComparison.OrdinalIgnoreCase);
        return random.OneIn(40) ? Noise.Text(random, body) : body;
    }

    private JsonObject Activity(Random random, SimulatedUser person) => random.Next(100) switch
    {
        < 30 => Say(random, person),
        < 75 => Press(random, person),
        < 79 => Invoke(random, person, "application/search", new JsonObject { ["queryText"] = Word(random), ["dataset"] = random.Of(Values), ["queryOptions"] = new JsonObject { ["skip"] = random.Next(-2, 20), ["top"] = random.Next() } }),
        < 82 => Invoke(random, person, "fileConsent/invoke", Consent(random)),
        < 84 => SendFile(random, person),
        < 88 => Join(random, person),
        < 90 => Invoke(random, person, random.Of(words), new JsonObject()),
        _ => person.Activity(random.Of(Types)),
    };

    private JsonObject Say(Random random, SimulatedUser person)
    {
        var activity = person.Activity("message");
        activity["text"] = random.OneIn(3) ? Word(random) : Noise.Text(random, Word(random));
        return activity;
    }

    private string Word(Random random) => random.Next(6) switch
    {
        0 => random.Of(Arguments),
        1 or 2 => $"{random.Of(words)} {random.Of(Arguments)}",
        _ => random.Of(words),
    };

    private JsonObject Press(Random random, SimulatedUser person)
    {
        var shown = random.OneIn(3) ? null : connector.CardIn(person.ConversationId);
        var action = random.Of(shown is { } known && CardReader.ActionsIn(known.Card) is { Count: > 0 } actions ? actions : buttons);
        var data = action.Json.TryGetProperty("data", out var own) && own.ValueKind == JsonValueKind.Object ? JsonObject.Create(own)! : [];
        foreach (var input in action.Inputs.Where(input => input.TryGetProperty("id", out _)))
        {
            data[input.GetProperty("id").GetString()!] = Entered(random, input);
        }

        var verb = random.OneIn(10) ? random.Of(buttons).Verb : action.Verb;
        var activity = person.Activity(random.OneIn(4) ? "message" : "invoke");
        activity["replyToId"] = shown?.Id ?? random.Next(1000).ToString(CultureInfo.InvariantCulture);
        if (activity["type"]!.GetValue<string>() == "message")
        {
            data["verb"] = verb;
            activity["value"] = data;
            return activity;
        }

        activity["name"] = "adaptiveCard/action";
        activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, ["trigger"] = random.OneIn(5) ? "automatic" : "manual" };
        return activity;
    }

    private JsonNode? Entered(Random random, JsonElement input) => random.Next(8) switch
    {
        0 => Parse(Noise.Value(random)),
        1 => Noise.Text(random, random.Of(Values)),
        2 => random.Of(Values),
        _ when input.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0 => choices[random.Next(choices.GetArrayLength())].GetProperty("value").GetString(),
        _ when input.GetProperty("type").ValueEquals("Input.Toggle") => random.OneIn(4) ? "false" : "true",
        _ when input.GetProperty("type").ValueEquals("Input.Date") => random.OneIn(4) ? "0001-01-01" : "2027-01-31",
        _ when input.GetProperty("type").ValueEquals("Input.Number") => random.Next(-1, 20).ToString(CultureInfo.InvariantCulture),
        _ when input.TryGetProperty("value", out var value) => value.ToString(),
        _ => Word(random),
    };

    private static JsonObject Invoke(Random random, SimulatedUser person, string name, JsonObject value)
    {
        var activity = person.Activity("invoke");
        (activity["name"], activity["value"], activity["replyToId"]) = (name, value, random.Next(100).ToString(CultureInfo.InvariantCulture));
        return activity;
    }

    private static JsonObject Consent(Random random) => new()
    {
        ["type"] = "fileUpload",
        ["action"] = random.OneIn(3) ? "decline" : "accept",
        ["context"] = new JsonObject { ["kind"] = random.Of(["mydata", "poster", "calendar", "report"]), ["argument"] = random.Of(Values) },
        ["uploadInfo"] = new JsonObject { ["uploadUrl"] = Address(random), ["contentUrl"] = Address(random), ["name"] = "x.json", ["uniqueId"] = "1", ["fileType"] = "json" },
    };

    private static JsonObject SendFile(Random random, SimulatedUser person)
    {
        var activity = person.Activity("message");
        activity["attachments"] = new JsonArray(new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
            ["name"] = Noise.Text(random, "katalog.json"),
            ["content"] = new JsonObject { ["downloadUrl"] = Address(random), ["uniqueId"] = "1", ["fileType"] = "json" },
        });
        return activity;
    }

    private static JsonObject Join(Random random, SimulatedUser person)
    {
        var activity = person.Activity(random.OneIn(2) ? "conversationUpdate" : "installationUpdate");
        activity["action"] = random.Of(["add", "remove", "add-upgrade", "remove-upgrade", ""]);
        activity["membersAdded"] = new JsonArray(new JsonObject { ["id"] = person.TeamsId }, activity["recipient"]!.DeepClone());
        return activity;
    }

    private static string Address(Random random) => random.Of(["https://evil.example/x", "https://stadt.sharepoint.com.evil.example/x", "https://stadt.sharepoint.com@evil.example/x", "file:///etc/passwd", "//x", "", "http://169.254.169.254/", "https://" + new string('a', 70) + ".evil.example"]);

    /// <summary>Replaces, removes, adds or moves a value somewhere.</summary>
    private void Damage(Random random, JsonObject activity)
    {
        var objects = Objects(activity).ToArray();
        var place = random.Of(objects);
        var name = place.Count > 0 && !random.OneIn(6) ? place.ElementAt(random.Next(place.Count)).Key : random.Of(Values);
        switch (random.Next(6))
        {
            case 0:
                place.Remove(name);
                break;
            case 1 when random.Of(objects).FirstOrDefault().Value is { } other:
                place[name] = other.DeepClone();
                break;
            case 2:
                place[name] = random.Of(people).AadObjectId;
                break;
            default:
                place[name] = Parse(Noise.Value(random));
                break;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject some => some.SelectMany(member => Objects(member.Value)).Prepend(some),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    private static JsonNode? Parse(string json) => JsonNode.Parse(Encoding.UTF8.GetBytes(json));
}
