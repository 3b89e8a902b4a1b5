using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>A deployment does not take the certificate off the domain.</summary>
public sealed class DomainTests
{
    [Fact]
    public async Task The_name_is_bound_without_a_certificate_only_the_first_time()
    {
        var templates = await Templates.LoadAsync();
        var bindings = templates.All.SelectMany(file => file.Resources).Where(resource => resource.Type == "Microsoft.Web/sites/hostNameBindings").ToArray();

        Assert.All(bindings, binding => Assert.Equal(binding.Body["properties"]["sslState"].Literal == "Disabled", binding.Condition is not null));
        var first = Assert.Single(bindings, binding => binding.Condition is not null);
        Assert.Equal(["!"], first.Condition!.All.SelectMany(node => node.Tokens).Except(["(", ")"]));
        Assert.Equal("isBound", first.Condition.All.Last().Text);
        Assert.Equal("domainIsBound", templates.Main.Modules.Single(module => module.Symbol == "ownDomain").Parameters["isBound"].Text);
    }

    [Fact]
    public async Task Whoever_does_not_know_the_parameter_gets_the_first_time()
    {
        var main = (await Templates.LoadAsync()).Main;

        Assert.Equal("false", main.Root.Children.Single(node => node.Type == "parameter_declaration" && node.Children[0].Text == "domainIsBound").Children[^1].Text);
    }
}
