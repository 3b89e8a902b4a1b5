using System.Text.Json.Nodes;

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
    public static IReadOnlyDictionary<string, string> Of(Templates templates, string parameterFile)
    {
        var (main, template) = (templates.Main, templates["modules/settings.bicep"]);
        var given = ParametersOf(main, templates[parameterFile]);
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

    private static SyntaxNode? DefaultOf(BicepFile main, string parameter) =>
        main.Root.Children.Single(node => node.Type == "parameter_declaration" && node.Children[0].Text == parameter) is { Children.Count: > 2 } declaration ? declaration.Children[2] : null;
}
