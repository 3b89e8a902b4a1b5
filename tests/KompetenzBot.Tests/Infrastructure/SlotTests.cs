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

        Assert.Equal(one["properties"].All.Select(node => node.Text), other["properties"].All.Select(node => node.Text));
        Assert.Equal(one["identity"].Text, other["identity"].Text);
        Assert.Equal("DOTNETCORE|10.0", app.Variables["runtime"].Literal);
        Assert.Equal(
            app.Resources.Single(resource => resource.Symbol == "collector").Body["properties"].All.Select(node => node.Text),
            app.Resources.Single(resource => resource.Symbol == "slotCollector").Body["properties"].All.Select(node => node.Text));
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
