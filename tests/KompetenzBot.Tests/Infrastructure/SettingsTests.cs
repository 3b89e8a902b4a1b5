using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>The app settings that are deployed are those that the bot reads.</summary>
public sealed class SettingsTests
{
    /// <summary>Secrets, which the managed identity makes needless, and what only tests, other clouds and shared accounts change.</summary>
    private static readonly HashSet<string> NotDeployed = new(StringComparer.Ordinal)
    {
        "Bot:AppSecret", "Storage:ConnectionString", "Sms:ConnectionString",
        "Bot:OpenIdMetadataUrl", "Sms:EventsOpenIdMetadataUrl", "Bot:AllowedServiceUrls", "Bot:AllowedUploadHosts", "Graph:BaseUrl", "Storage:Prefix",
    };

    [Theory]
    [MemberData(nameof(ParameterTests.ParameterFiles), MemberType = typeof(ParameterTests))]
    public async Task Every_setting_is_a_key_that_the_bot_reads(string parameterFile)
    {
        var (keys, settings, _) = await StartAsync(parameterFile);

        Assert.All(settings, key => Assert.True(keys.All.Contains(key), key));
    }

    [Fact]
    public async Task Every_key_that_the_bot_reads_can_be_deployed()
    {
        var (keys, settings, _) = await StartAsync("production.bicepparam", finished: true);
        var sections = keys.All.Where(key => key.Length > 0 && char.IsUpper(key[0]) && !key.Contains(':', StringComparison.Ordinal)).Except(["Logging", "Metrics"]).ToArray();
        var values = keys.All.Where(key => sections.Any(section => key.StartsWith($"{section}:", StringComparison.Ordinal)))
            .Where(key => !keys.All.Any(longer => longer.StartsWith($"{key}:", StringComparison.Ordinal)))
            .Where(key => !IsComputed(key.Split(':')[^1]));

        Assert.Contains("Roles", sections);
        // a list that is empty until a certificate is renewed
        Assert.Empty(values.Except(settings).Except(NotDeployed).Except(["Delivery:Enabled", "KeyVault:PreviousCertificates"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_bot_accepts_what_production_deploys(bool finished) => Assert.Empty((await StartAsync("production.bicepparam", finished)).Refusals);

    [Fact]
    public async Task The_bot_starts_with_what_the_test_stage_deploys() => Assert.Empty((await StartAsync("test.bicepparam")).Refusals);

    [Fact]
    public async Task No_setting_is_a_secret()
    {
        var templates = await Templates.LoadAsync();
        var keys = ParameterTests.ParameterFiles.SelectMany(row => DeployedSettings.Of(templates, row.Data).Keys);

        Assert.Empty(keys.Intersect(["Bot__AppSecret", "Storage__ConnectionString", "Sms__ConnectionString"], StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_the_bot_serves_is_what_the_templates_call()
    {
        var templates = await Templates.LoadAsync();
        await using var app = Build("Development", new ReadKeys(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Bot__Credential"] = "Development",
            ["Storage__AccountName"] = "kbstorage",
        }));
        var routes = ((Microsoft.AspNetCore.Routing.IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)
            .OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>().Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).ToHashSet(StringComparer.Ordinal);

        Assert.Contains(templates["modules/app.bicep"].Variables["healthPath"].Literal!, routes);
        Assert.Contains(templates["modules/settings.bicep"].Variables["platform"]["WEBSITE_SWAP_WARMUP_PING_PATH"].Literal!, routes);
        Assert.Contains(templates.Main.Modules.Single(module => module.Symbol == "bot").Parameters["endpoint"].Children[^1].Text, routes);
    }

    private static async Task<(ReadKeys Keys, IReadOnlyList<string> Settings, IReadOnlyList<string> Refusals)> StartAsync(string parameterFile, bool finished = false)
    {
        var templates = await Templates.LoadAsync();
        var deployed = DeployedSettings.Of(templates, parameterFile, finished);
        var settings = templates["modules/settings.bicep"];
        var ofTheHost = settings.Variables["platform"].Properties.Concat(settings.Variables["telemetry"].Children[^1].Properties).Select(pair => pair.Key);
        var keys = new ReadKeys(deployed);
        string[] own = [.. deployed.Keys.Except(ofTheHost).Select(key => key.Replace("__", ":", StringComparison.Ordinal))];
        try
        {
            await Build(deployed["ASPNETCORE_ENVIRONMENT"], keys).DisposeAsync();
            return (keys, own, []);
        }
        catch (OptionsValidationException refusal)
        {
            return (keys, own, [.. refusal.Failures]);
        }
        catch (AggregateException refusals)
        {
            return (keys, own, [.. refusals.InnerExceptions.SelectMany(inner => inner is OptionsValidationException refusal ? refusal.Failures : [inner.Message])]);
        }
    }

    private static WebApplication Build(string environment, ReadKeys keys) => BotHost.Build([$"--environment={environment}"], builder =>
    {
        ((IConfigurationBuilder)builder.Configuration).Add(keys);
        builder.Logging.ClearProviders();
    });

    /// <summary>The binder also asks for properties that options only work out.</summary>
    private static bool IsComputed(string property) => typeof(BotHost).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
        .Select(type => type.GetProperty(property, BindingFlags.Public | BindingFlags.Instance))
        .Any(found => found is { CanWrite: false } && found.PropertyType.GetInterface("ICollection`1") is null && !found.PropertyType.Name.StartsWith("IList", StringComparison.Ordinal));
}
