using System.Globalization;
using System.Text.Json.Nodes;

namespace KompetenzBot.Sandbox;

/// <summary>Builds activities as Teams sends them to a bot.</summary>
internal static class InboundActivity
{
    public static JsonObject From(SimulatedTeams teams, TeamsAccount account, string type)
    {
        var now = teams.Options.Time.GetUtcNow();
        var local = TimeZoneInfo.ConvertTime(now, teams.Options.Time.LocalTimeZone);
        return new JsonObject
        {
            ["type"] = type,
            ["id"] = type == "message" ? teams.State.NewId() : "f:" + Invented.Guid(teams.State.NewId()),
            ["timestamp"] = now.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture),
            ["localTimestamp"] = local.ToString("yyyy-MM-ddTHH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture),
            ["localTimezone"] = "Europe/Berlin",
            ["channelId"] = "msteams",
            ["serviceUrl"] = teams.ServiceUrl,
            ["from"] = new JsonObject { ["id"] = account.TeamsId, ["name"] = account.Name, ["aadObjectId"] = account.AadObjectId },
            ["conversation"] = new JsonObject { ["id"] = account.ConversationId, ["conversationType"] = "personal", ["tenantId"] = teams.Options.TenantId },
            ["recipient"] = Bot(teams),
            ["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "clientInfo",
                ["locale"] = account.Locale,
                ["country"] = "DE",
                ["platform"] = "Windows",
                ["timezone"] = "Europe/Berlin",
            }),
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = teams.Options.TenantId } },
            ["locale"] = account.Locale,
        };
    }

    public static JsonObject Bot(SimulatedTeams teams) => new() { ["id"] = "28:" + teams.Options.AppId, ["name"] = "KompetenzBot" };

    public static JsonObject With(this JsonObject activity, string property, JsonNode? value)
    {
        activity[property] = value;
        return activity;
    }
}
