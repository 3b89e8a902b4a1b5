using System.Text.Json.Nodes;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>The app settings that a parameter file deploys.</summary>
internal static class DeployedSettings
{
    /// <summary>What only a deployment knows.</summary>
    private static readonly Dictionary<string, JsonNode?> Outputs = new(StringComparer.Ordinal)
    {
        ["identityClientId"] = "40000000-0000-4000-8000-000000000002",
        ["storageAccountName"] = "kbstorage",
        ["vaultUri"] = "https://kb-vault.vault.azure.net/",
        ["smsEndpoint"] = "https://kb.germany.communication.azure.com",
        ["publicUrl"] = "https://kompetenzbot.stadt.example",
        ["connectionString"] = "InstrumentationKey=40000000-0000-4000-8000-000000000003",
    };

    /// <summary>By the names of the environment variables.</summary>
    /// <param name="templates">All of them.</param>
    /// <param name="parameterFile">Its name.</param>
    /// <param name="finished">With what the guide's later steps put in.</param>
    public static IReadOnlyDictionary<string, string> Of(Templates templates, string parameterFile, bool finished = false)
    {
        var (main, template) = (templates.Main, templates["modules/settings.bicep"]);
        var given = ParametersOf(main, templates[parameterFile]);
        if (finished)
        {
            Finish(given);
        }

        var parameters = new Dictionary<string, JsonNode?>(Outputs, StringComparer.Ordinal);
        var inMain = new Evaluation(main, given);
        foreach (var (name, value) in main.Modules.Single(module => module.Symbol == "appSettings").Parameters.Properties)
        {
            parameters[name] = Outputs.TryGetValue(name, out var known) ? known : inMain.Of(value);
        }

        var settings = new Evaluation(template, parameters).Of(template.Root.Children.Single(node => node.Type == "output_declaration").Children[^1])!;
        return settings.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.ToString(), StringComparer.Ordinal);
    }

    private static Dictionary<string, JsonNode?> ParametersOf(BicepFile main, BicepFile parameterFile)
    {
        var file = new Evaluation(parameterFile, new Dictionary<string, JsonNode?>(StringComparer.Ordinal));
        return main.Parameters.Where(parameter => parameter.Name is not "location").ToDictionary(
            parameter => parameter.Name,
            parameter => parameterFile.Variables.TryGetValue(parameter.Name, out var value) ? file.Of(value)
                : DefaultOf(main, parameter.Name) is { } otherwise ? file.Of(otherwise)
                : null,
            StringComparer.Ordinal);
    }

    private static void Finish(Dictionary<string, JsonNode?> given)
    {
        Assert.Equal("", given["teamsAppId"]!.ToString());
        Assert.Equal("", given["sms"]!["eventsAudience"]!.ToString());
        given["teamsAppId"] = "40000000-0000-4000-8000-000000000004";
        given["sms"]!["eventsAudience"] = "40000000-0000-4000-8000-000000000005";
        given["certificate"] = "key-ring/0123456789abcdef0123456789abcdef";
    }

    private static SyntaxNode? DefaultOf(BicepFile main, string parameter) =>
        main.Root.Children.Single(node => node.Type == "parameter_declaration" && node.Children[0].Text == parameter) is { Children.Count: > 2 } declaration ? declaration.Children[2] : null;
}
