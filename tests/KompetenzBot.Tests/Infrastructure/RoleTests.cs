using System.Text.RegularExpressions;
using KompetenzBot.Tests.Structure;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>As few rights as the bot can work with, each on one resource; no keys, no passwords.</summary>
public sealed partial class RoleTests
{
    /// <summary>Ids of built-in roles, which are the same in every tenant. Of data planes, apart from the last, for which there is none.</summary>
    private static readonly Dictionary<string, string> Ids = new(StringComparer.Ordinal)
    {
        ["tableDataReader"] = "76199698-9eea-4c19-bc75-cec21354c6b6",
        ["tableDataContributor"] = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3",
        ["queueDataContributor"] = "974c5e8b-45b9-4653-ba55-5f855dd0fb88",
        ["blobDataContributor"] = "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
        ["secretsUser"] = "4633458b-17de-408a-b874-0445c86b69e6",
        ["acrPull"] = "7f951dda-4ed3-4680-a7ca-43fe172d538d",
        ["communicationAndEmailServiceOwner"] = "09976791-48a7-449e-bb21-39d1a415f350",
    };

    [Fact]
    public async Task Who_may_do_what_is_this_and_nothing_else()
    {
        var assignments = (await Templates.LoadAsync()).All.SelectMany(file => file.Resources
            .Where(resource => resource.Type == "Microsoft.Authorization/roleAssignments")
            .Select(resource => $"{file.Name}: {resource.Body["properties"]["principalId"].Text} {RoleOf(resource)} {resource.Body["scope"].Text}"));

        Assert.Equal(
            [
                "modules/backup.bicep: copierPrincipalId blobDataContributor account",
                "modules/backup.bicep: operatorsGroup blobDataContributor account",
                "modules/copies.bicep: principalId acrPull registry",
                "modules/key-vault.bicep: principalId secretsUser vault",
                "modules/sms.bicep: principalId communicationAndEmailServiceOwner communication",
                "modules/storage.bicep: copierPrincipalId tableDataReader account",
                "modules/storage.bicep: operatorsGroup tableDataReader account",
                "modules/storage.bicep: principalId queueDataContributor account",
                "modules/storage.bicep: principalId tableDataContributor account",
            ],
            assignments.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Roles_are_built_in_ones_by_their_ids_on_a_resource_of_the_same_file()
    {
        var templates = await Templates.LoadAsync();

        Assert.DoesNotContain(templates.All.SelectMany(file => file.Resources), resource => resource.Type == "Microsoft.Authorization/roleDefinitions");
        foreach (var (file, resource) in templates.All.SelectMany(file => file.Resources.Where(resource => resource.Type == "Microsoft.Authorization/roleAssignments").Select(resource => (file, resource))))
        {
            Assert.Equal(Ids[RoleOf(resource)], file.Variables[RoleOf(resource)].Literal);
            Assert.Contains(file.Resources, target => target.Symbol == resource.Body["scope"].Text && !target.Existing);
            Assert.True(resource.Body["properties"]["principalType"].Literal is "ServicePrincipal" or "Group");
        }
    }

    [Theory]
    [InlineData("Microsoft.Storage/storageAccounts", "allowSharedKeyAccess", "false")]
    [InlineData("Microsoft.Storage/storageAccounts", "allowBlobPublicAccess", "false")]
    [InlineData("Microsoft.Storage/storageAccounts", "supportsHttpsTrafficOnly", "true")]
    [InlineData("Microsoft.KeyVault/vaults", "enableRbacAuthorization", "true")]
    [InlineData("Microsoft.KeyVault/vaults", "enablePurgeProtection", "true")]
    [InlineData("Microsoft.Communication/communicationServices", "disableLocalAuth", "true")]
    [InlineData("Microsoft.BotService/botServices", "disableLocalAuth", "true")]
    [InlineData("Microsoft.ContainerRegistry/registries", "adminUserEnabled", "false")]
    [InlineData("Microsoft.Web/sites", "httpsOnly", "true")]
    [InlineData("Microsoft.Web/sites/slots", "httpsOnly", "true")]
    [InlineData("Microsoft.Web/sites/basicPublishingCredentialsPolicies", "allow", "false")]
    [InlineData("Microsoft.Web/sites/slots/basicPublishingCredentialsPolicies", "allow", "false")]
    public async Task Doors_are_shut(string type, string property, string expected)
    {
        var resources = (await Templates.LoadAsync()).All.SelectMany(file => file.Resources).Where(resource => resource.Type == type && !resource.Existing).ToArray();

        Assert.NotEmpty(resources);
        Assert.All(resources, resource => Assert.Equal(expected, resource.Body["properties"][property].Text));
    }

    [Fact]
    public async Task No_template_asks_for_a_key() =>
        Assert.DoesNotContain(
            (await Templates.LoadAsync()).All.SelectMany(file => file.Root.All),
            node => node.Type == "call_expression" && node.Children[0].All.Any(part => part.Text.StartsWith("list", StringComparison.Ordinal)));

    [Fact]
    public void No_file_holds_a_secret()
    {
        var files = SourceTree.Files("infra", "*").ToArray();

        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(file => Secret().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}")));
    }

    [Theory]
    [MemberData(nameof(ParameterTests.ParameterFiles), MemberType = typeof(ParameterTests))]
    public async Task Ids_and_addresses_in_parameter_files_are_examples(string name)
    {
        var strings = (await Templates.LoadAsync())[name].Root.All.Select(node => node.Literal).OfType<string>().ToArray();

        Assert.All(strings.Where(text => Guid.TryParse(text, out _)), id => Assert.Matches("^[12]0000000-0000-4000-8000-0000000000[0-9]{2}$", id));
        Assert.All(strings.Where(text => text.Contains('@', StringComparison.Ordinal)), address => Assert.EndsWith(".example", address, StringComparison.Ordinal));
    }

    private static string RoleOf(Resource assignment) => assignment.Body["properties"]["roleDefinitionId"].Children[^1].Children[^1].Text;

    [GeneratedRegex("(AccountKey|accesskey|SharedAccess[A-Za-z]*|InstrumentationKey|Password|pwd|client_secret|sig)=[^ \"'<$]{6,}|-----BEGIN|eyJ[A-Za-z0-9_-]{20,}|[A-Za-z0-9+/]{40,}=", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
