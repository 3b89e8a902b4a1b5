using System.Globalization;
using System.Text.Json.Nodes;

namespace KompetenzBot.Sandbox;

/// <summary>People and their hours as Graph writes them.</summary>
internal static class PersonJson
{
    public static JsonObject Write(DirectoryPerson person, IReadOnlyList<string> fields)
    {
        var json = new JsonObject { ["id"] = person.Id.ToString() };
        foreach (var field in fields)
        {
            json[field] = field switch
            {
                "displayName" => person.Name,
                "department" => person.Department,
                "preferredLanguage" => person.Language,
                "accountEnabled" => person.Enabled,
                _ => person.Id.ToString(),
            };
        }

        return json;
    }

    public static JsonObject Write(MailboxHours hours) => new()
    {
        ["daysOfWeek"] = new JsonArray([.. hours.Days.Select(day => (JsonNode)day)]),
        ["startTime"] = Write(hours.Start),
        ["endTime"] = Write(hours.End),
        ["timeZone"] = new JsonObject { ["name"] = hours.TimeZone },
    };

    private static string Write(TimeOnly time) => time.ToString("HH:mm:ss.fffffff", CultureInfo.InvariantCulture);
}
