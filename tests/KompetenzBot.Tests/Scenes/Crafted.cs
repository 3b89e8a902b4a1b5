using System.Text.Json;
using System.Text.Json.Nodes;

namespace KompetenzBot.Tests.Scenes;

/// <summary>Clicks that no client of ours would send.</summary>
internal static class Crafted
{
    /// <summary>The value of an invoke: a button's verb and data, with other values in it.</summary>
    public static JsonObject Action(JsonElement button, params (string Name, string Value)[] changed)
    {
        var data = JsonObject.Create(button.GetProperty("data"))!;
        foreach (var (name, value) in changed)
        {
            data[name] = value;
        }

        return Action(button.GetProperty("verb").GetString()!, data);
    }

    /// <summary>The value of an invoke with a verb and data of any kind.</summary>
    public static JsonObject Action(string verb, JsonNode? data) => new()
    {
        ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
        ["trigger"] = "manual",
    };
}
