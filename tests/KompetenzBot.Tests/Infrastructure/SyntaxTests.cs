using System.Text.RegularExpressions;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>There is no Bicep compiler where these tests run: what can be known from the syntax alone.</summary>
public sealed partial class SyntaxTests
{
    [Fact]
    public async Task Every_file_is_Bicep()
    {
        var templates = await Templates.LoadAsync();

        Assert.NotEmpty(templates.All);
        Assert.Empty(templates.All.SelectMany(file => file.Root.All.Where(node => node.Bad).Select(node => $"{file.Name}:{node.Line}")));
    }

    [Fact]
    public async Task Every_resource_has_an_api_version_and_only_diagnostic_settings_one_in_preview()
    {
        // an existing resource inside another takes its version from there
        var resources = (await Templates.LoadAsync()).All.SelectMany(file => file.Resources).Where(resource => resource.Type.Contains('/', StringComparison.Ordinal)).ToArray();

        Assert.All(resources, resource => Assert.Matches(Version(), resource.TypeAndVersion));
        Assert.All(
            resources.Where(resource => resource.TypeAndVersion.EndsWith("-preview", StringComparison.Ordinal)),
            resource => Assert.Equal("Microsoft.Insights/diagnosticSettings", resource.Type));
    }

    [Fact]
    public async Task One_resource_type_has_one_version()
    {
        var versions = (await Templates.LoadAsync()).All.SelectMany(file => file.Resources).Select(resource => resource.TypeAndVersion).Distinct(StringComparer.Ordinal);

        Assert.Empty(versions.GroupBy(version => version.Split('@')[0], StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Fact]
    public async Task Every_template_is_used()
    {
        var templates = await Templates.LoadAsync();
        var used = templates.All.SelectMany(file => file.Modules.Select(module => templates.Of(file, module).Name))
            .Concat(templates.ParameterFiles.Select(file => file.Using!))
            .Concat(["modules/types.bicep"]);

        Assert.Equal(templates.All.Except(templates.ParameterFiles).Select(file => file.Name).Order(StringComparer.Ordinal), used.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("^[A-Za-z.]+(/[A-Za-z]+)+@20[0-9]{2}-[0-9]{2}-[0-9]{2}(-preview)?$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Version();
}
