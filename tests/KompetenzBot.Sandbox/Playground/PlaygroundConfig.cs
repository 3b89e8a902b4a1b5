using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KompetenzBot.Sandbox;

/// <summary>
/// The Playground's config with German-looking people. Its schema is strict: exactly five users beside the current one, and the field is
/// really spelt <c>userPrincipleName</c>. It is YAML, of which JSON is a part.
/// </summary>
internal static class PlaygroundConfig
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static PlaygroundPerson CurrentUser { get; } = Person("birgit.lindemann", "Birgit", "Lindemann");

    public static string PersonalChat { get; } = "a:1kompetenzbot-" + CurrentUser.Id;

    private static readonly PlaygroundPerson[] Others =
    [
        Person("mehmet.yildiz", "Mehmet", "Yıldız"), Person("jana.kowalski", "Jana", "Kowalski"), Person("soeren.grosse", "Sören", "Große"),
        Person("uta.moellenkamp", "Uta", "Möllenkamp"), Person("dimitra.papadaki", "Dimitra", "Papadaki"),
    ];

    public static IEnumerable<PlaygroundPerson> Everybody => [CurrentUser, .. Others];

    public static string Write(AgentsPlaygroundOptions options)
    {
        var config = new JsonObject
        {
            ["version"] = "0.1.1",
            ["tenantId"] = options.TenantId,
            ["bot"] = new JsonObject { ["id"] = options.BotId, ["name"] = "KompetenzBot" },
            ["currentUser"] = Describe(CurrentUser),
            ["users"] = new JsonArray([.. Others.Select(Describe)]),
            ["personalChat"] = new JsonObject { ["id"] = PersonalChat },
            ["groupChat"] = new JsonObject { ["id"] = "19:lagezentrum@thread.v2", ["name"] = "Lagezentrum" },
            ["team"] = new JsonObject
            {
                ["id"] = "19:krisenstab@thread.tacv2",
                ["name"] = "Krisenstab",
                ["aadGroupId"] = Invented.Guid("team|Krisenstab").ToString(),
                ["channels"] = new JsonArray(new JsonObject { ["id"] = "19:ankuendigungen@thread.tacv2", ["name"] = "Ankündigungen" }),
            },
        };
        return config.ToJsonString(Readable);
    }

    private static PlaygroundPerson Person(string id, string givenName, string surname) => new(id, Invented.Guid("playground|" + id).ToString(), givenName, surname);

    private static JsonNode Describe(PlaygroundPerson person) => new JsonObject
    {
        ["id"] = person.Id,
        ["name"] = person.Name,
        ["userPrincipleName"] = person.Address,
        ["aadObjectId"] = person.AadObjectId,
        ["givenName"] = person.GivenName,
        ["surname"] = person.Surname,
        ["email"] = person.Address,
    };
}
