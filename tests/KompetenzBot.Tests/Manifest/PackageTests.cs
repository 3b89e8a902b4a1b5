using System.IO.Compression;
using System.Text.Json.Nodes;
using Xunit;

namespace KompetenzBot.Tests.Manifest;

/// <summary>The package that an administrator uploads.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly PackageFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_has_exactly_the_manifest_the_translation_and_both_icons()
    {
        var files = await MakeAsync();

        Assert.Equal(["color.png", "en.json", "manifest.json", "outline.png"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(await File.ReadAllBytesAsync(PackageFolder.Original("color.png"), Token), files["color.png"]);
        Assert.Equal(await File.ReadAllBytesAsync(PackageFolder.Original("outline.png"), Token), files["outline.png"]);
        Assert.Equal("KompetenzBot", (string?)Json(files["en.json"])["name.short"]);
    }

    [Fact]
    public async Task Every_placeholder_is_filled()
    {
        _folder.Edit("values.json", "DOMAIN", "\"bot.stadt.example\"");
        _folder.Edit("values.json", "DEVELOPER_NAME", "\"Stadt \\\"Muster\\\" & Söhne\"");

        var files = await MakeAsync();
        var manifest = Json(files["manifest.json"]);

        Assert.Equal("6c1d2a5e-93b4-4f0a-8e57-1f2b3c4d5e6f", (string?)manifest["id"]);
        Assert.Equal("0f8b7c6d-5e4a-4b3c-9d2e-1a0f9e8d7c6b", (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal("1.2.3", (string?)manifest["version"]);
        Assert.Equal("Stadt \"Muster\" & Söhne", (string?)manifest["developer"]!["name"]);
        Assert.Equal("https://www.musterstadt.example/kompetenzbot", (string?)manifest["developer"]!["websiteUrl"]);
        Assert.Equal("https://www.musterstadt.example/kompetenzbot/datenschutz", (string?)manifest["developer"]!["privacyUrl"]);
        Assert.Equal("https://www.musterstadt.example/kompetenzbot/nutzung", (string?)manifest["developer"]!["termsOfUseUrl"]);
        Assert.Equal(["bot.stadt.example"], manifest["validDomains"]!.AsArray().Select(domain => (string?)domain));
        Assert.All(files.Values, content => Assert.DoesNotContain("${{", System.Text.Encoding.UTF8.GetString(content), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_input_makes_the_same_file()
    {
        await MakeAsync();
        var first = await File.ReadAllBytesAsync(_folder.Package, Token);
        await MakeAsync();

        Assert.Equal(first, await File.ReadAllBytesAsync(_folder.Package, Token));
    }

    [Fact]
    public async Task It_has_the_version_of_the_build()
    {
        _folder.Version = null;

        Assert.Equal(typeof(BotHost).Assembly.GetName().Version!.ToString(3), (string?)Json((await MakeAsync())["manifest.json"])["version"]);
    }

    [Fact]
    public async Task A_version_in_the_environment_is_that_of_the_package_as_it_is_that_of_a_build()
    {
        _folder.Version = null;

        Assert.Equal("4.5.6", (string?)Json((await MakeAsync(("Version", "4.5.6")))["manifest.json"])["version"]);
    }

    [Fact]
    public async Task The_app_is_a_bot_for_people_and_teams_that_takes_files_and_asks_for_nothing_else()
    {
        var manifest = Json((await MakeAsync())["manifest.json"]);
        var bot = Assert.Single(manifest["bots"]!.AsArray())!;

        Assert.Equal(
            [
                "$schema", "accentColor", "bots", "defaultInstallScope", "description", "developer", "icons", "id", "localizationInfo", "manifestVersion", "name", "validDomains", "version", "webApplicationInfo",
            ],
            manifest.Select(property => property.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["botId", "commandLists", "scopes", "supportsFiles"], bot.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["personal", "team"], bot["scopes"]!.AsArray().Select(scope => (string?)scope));
        Assert.True((bool)bot["supportsFiles"]!);
        Assert.Equal("personal", (string?)manifest["defaultInstallScope"]);
        Assert.Equal("de", (string?)manifest["localizationInfo"]!["defaultLanguageTag"]);
        Assert.Equal("en", (string?)Assert.Single(manifest["localizationInfo"]!["additionalLanguages"]!.AsArray())!["languageTag"]);
    }

    [Fact]
    public async Task Graph_knows_the_app_as_the_bots_own_which_installing_itself_needs()
    {
        _folder.Edit("values.json", "BOT_ID", "\"11111111-2222-4333-8444-555555555555\"");

        var manifest = Json((await MakeAsync())["manifest.json"]);

        Assert.Equal("11111111-2222-4333-8444-555555555555", (string?)manifest["webApplicationInfo"]!["id"]);
        Assert.Equal((string?)manifest["bots"]![0]!["botId"], (string?)manifest["webApplicationInfo"]!["id"]);
        Assert.StartsWith("https://", (string?)manifest["webApplicationInfo"]!["resource"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.26")]
    [InlineData("1.27")]
    [InlineData("1.28")]
    [InlineData("1.29")]
    [InlineData("1.30")]
    public async Task It_is_valid_by_newer_schemas_too(string version)
    {
        _folder.Edit("manifest.json", "manifestVersion", $"\"{version}\"");
        _folder.Edit("manifest.json", "$schema", $"\"https://developer.microsoft.com/json-schemas/teams/v{version}/MicrosoftTeams.schema.json\"");
        _folder.Edit("en.json", "$schema", $"\"https://developer.microsoft.com/json-schemas/teams/v{version}/MicrosoftTeams.Localization.schema.json\"");

        Assert.Equal(version, (string?)Json((await MakeAsync())["manifest.json"])["manifestVersion"]);
    }

    [Fact]
    public async Task The_guide_explains_every_value()
    {
        var guide = await File.ReadAllTextAsync(PackageFolder.Original("README.md"), Token);
        var values = Json(await File.ReadAllBytesAsync(PackageFolder.Original("values.example.json"), Token));

        Assert.All(values, value => Assert.Contains($"`{value.Key}`", guide, StringComparison.Ordinal));
    }

    private async Task<Dictionary<string, byte[]>> MakeAsync(params (string Key, string Value)[] environment)
    {
        var run = await _folder.MakeAsync(Token, environment);
        Assert.True(run.ExitCode == 0, run.Output);
        await using var zip = await ZipFile.OpenReadAsync(_folder.Package, Token);
        return zip.Entries.ToDictionary(entry => entry.FullName, Read, StringComparer.Ordinal);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static JsonObject Json(byte[] content) => JsonNode.Parse(content)!.AsObject();
}
