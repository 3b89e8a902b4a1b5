using System.Text.RegularExpressions;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>A version that waits in the slot sends nothing, and a swap does not change that.</summary>
public sealed class SlotTests
{
    private const string Delivery = "Delivery__Enabled";

    [Theory]
    [InlineData("appSettings", "true")]
    [InlineData("slotSettings", "false")]
    public async Task Only_the_app_itself_delivers(string symbol, string expected)
    {
        var app = (await Templates.LoadAsync())["modules/app.bicep"];
        var settings = app.Root.Children.Single(node => node.Type == "resource_declaration" && node.Children[0].Text == symbol).Body!["properties"];

        // the last of a union wins
        Assert.Equal("union", settings.Children[0].Text);
        Assert.Equal("settings", settings.Children[1].Children[0].Text);
        Assert.Equal(expected, settings.Children[1].Children[^1][Delivery].Literal);
    }

    [Fact]
    public async Task Delivery_stays_with_the_slot_in_a_swap()
    {
        var sticky = (await Templates.LoadAsync())["modules/app.bicep"].Resources.Single(resource => resource.Symbol == "stickySettings").Body;

        Assert.Equal("slotConfigNames", sticky["name"].Literal);
        Assert.Equal([Delivery], sticky["properties"]["appSettingNames"].Children.Select(name => name.Literal));
    }

    [Fact]
    public async Task Slot_and_app_have_the_same_runtime_health_check_identity_and_companions()
    {
        var app = (await Templates.LoadAsync())["modules/app.bicep"];
        var (one, other) = (app.Resources.Single(resource => resource.Symbol == "app").Body, app.Resources.Single(resource => resource.Symbol == "slot").Body);

        Assert.All(one["properties"].Properties.Where(property => property.Key != "siteConfig"), property => Assert.Equal(property.Value.All.Select(node => node.Text), other["properties"][property.Key].All.Select(node => node.Text)));
        Assert.Equal(one["properties"].Properties.Select(property => property.Key), other["properties"].Properties.Select(property => property.Key));
        Assert.Equal("configuration", one["properties"]["siteConfig"].Text);
        Assert.Equal("configuration", other["properties"]["siteConfig"].Children[1].Children[0].Text);
        Assert.Equal(one["identity"].Text, other["identity"].Text);
        Assert.Equal("DOTNETCORE|10.0", app.Variables["runtime"].Literal);
        Assert.Equal(
            app.Resources.Single(resource => resource.Symbol == "collector").Body["properties"].All.Select(node => node.Text),
            app.Resources.Single(resource => resource.Symbol == "slotCollector").Body["properties"].All.Select(node => node.Text));
    }

    [Fact]
    public async Task Only_administrators_reach_the_slot()
    {
        var templates = await Templates.LoadAsync();
        var app = templates["modules/app.bicep"];
        var doors = app.Resources.Single(resource => resource.Symbol == "slot").Body["properties"]["siteConfig"].Children[1].Children[1];

        Assert.Equal("Deny", doors["ipSecurityRestrictionsDefaultAction"].Literal);
        Assert.Equal("slotDoors", doors["ipSecurityRestrictions"].Text);
        Assert.Contains(app.Variables["slotDoors"].All, node => node.Text == "administratorAddresses");
        Assert.Equal(["Allow"], app.Variables["slotDoors"].All.Where(node => node.Type == "object").Select(door => door["action"].Literal));
        Assert.Equal("administratorAddresses", templates.Main.Modules.Single(module => module.Symbol == "app").Parameters["administratorAddresses"].Text);
    }

    [Theory]
    [InlineData("collector")]
    [InlineData("slotCollector")]
    public async Task The_collector_is_given_what_it_reads_and_nothing_else_of_the_bot(string symbol)
    {
        var templates = await Templates.LoadAsync();
        var app = templates["modules/app.bicep"];
        var collector = app.Resources.Single(resource => resource.Symbol == symbol).Body["properties"];
        var variables = app.Variables["collectorVariables"].Children.ToDictionary(variable => variable["name"].Literal!, variable => variable["value"].Literal!, StringComparer.Ordinal);
        var settings = templates["modules/settings.bicep"].Variables["telemetry"].Children[^1];
        var read = new[] { collector["startUpCommand"].Literal! }.Concat(settings.All.Where(node => node.Type == "string_content").Select(node => node.Text))
            .SelectMany(text => Regex.Matches(text, "env:(?<name>[A-Z_]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture).Select(match => match.Groups["name"].Value));

        Assert.Equal("false", collector["inheritAppSettingsAndConnectionStrings"].Text);
        Assert.Equal("collectorVariables", collector["environmentVariables"].Text);
        Assert.Equal(read.Order(StringComparer.Ordinal), variables.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(variables.Values.Except(settings.Properties.Select(setting => setting.Key)));
    }

    [Theory]
    [InlineData("app", "logFiles", "diagnostics")]
    [InlineData("slot", "slotLogFiles", "slotDiagnostics")]
    public async Task What_a_start_says_is_kept_also_of_the_first_one_in_the_slot(string symbol, string files, string diagnostics)
    {
        var app = (await Templates.LoadAsync())["modules/app.bicep"];
        var (kept, sent) = (app.Resources.Single(resource => resource.Symbol == files).Body, app.Resources.Single(resource => resource.Symbol == diagnostics).Body);

        Assert.Equal(symbol, kept["parent"].Text);
        Assert.Equal("logs", kept["name"].Literal);
        Assert.Equal("containerLogs", kept["properties"].Text);
        Assert.Equal("true", app.Variables["containerLogs"]["httpLogs"]["fileSystem"]["enabled"].Text);
        Assert.Equal(symbol, sent["scope"].Text);
        Assert.Equal("logCategories", sent["properties"]["logs"].Text);
        Assert.Equal(["AppServiceConsoleLogs", "AppServicePlatformLogs"], app.Variables["logCategories"].Children.Select(category => category["category"].Literal));
    }

    [Fact]
    public async Task There_are_at_least_two_instances()
    {
        var main = (await Templates.LoadAsync()).Main;
        var (decorators, parameter) = main.Root.Children.Zip(main.Root.Children.Skip(1)).Single(pair => pair.Second.Type == "parameter_declaration" && pair.Second.Children[0].Text == "instances");

        Assert.Equal("2", decorators.All.Single(node => node.Type == "call_expression" && node.Children[0].Text == "minValue").Children[1].Children[0].Text);
        Assert.Equal("2", parameter.Children[^1].Text);
    }
}
