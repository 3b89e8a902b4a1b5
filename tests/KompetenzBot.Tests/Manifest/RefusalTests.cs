using Xunit;

namespace KompetenzBot.Tests.Manifest;

/// <summary>Whatever Teams would not take, or people could not use, makes no package, and the message says why.</summary>
public sealed class RefusalTests : IDisposable
{
    private const string FirstCommand = "bots/0/commandLists/0/commands/0";
    private const string FirstCommandKey = "bots[0].commandLists[0].commands[0]";

    private readonly PackageFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("TEAMS_APP_ID", null, "The value TEAMS_APP_ID is missing.")]
    [InlineData("DOMAIN", null, "The value DOMAIN is missing.")]
    [InlineData("BOT_ID", "7", "The value BOT_ID must be a text.")]
    [InlineData("BOT_ID", "\"kompetenzbot\"", "The value BOT_ID must be a GUID; it is \"kompetenzbot\".")]
    [InlineData("TEAMS_APP_ID", "\"00000000-0000-0000-0000-000000000000\"", "The value TEAMS_APP_ID must be a GUID")]
    [InlineData("DEVELOPER_NAME", "\" \"", "The value DEVELOPER_NAME must have 1 to 32 characters")]
    [InlineData("WEBSITE_URL", "\"http://www.musterstadt.example\"", "The value WEBSITE_URL must be an https address")]
    [InlineData("PRIVACY_URL", "\"datenschutz\"", "The value PRIVACY_URL must be an https address")]
    [InlineData("TERMS_OF_USE_URL", "\"\"", "The value TERMS_OF_USE_URL must be an https address")]
    [InlineData("DOMAIN", "\"https://bot.musterstadt.example\"", "The value DOMAIN must be a host name alone")]
    [InlineData("DOMAIN", "\"*.musterstadt.example\"", "The value DOMAIN must be a host name alone")]
    [InlineData("DOMAIN", "\"bot.musterstadt.example:8080\"", "The value DOMAIN must be a host name alone")]
    [InlineData("DOMIAN", "\"bot.musterstadt.example\"", "The value DOMIAN belongs to no placeholder. There are: TEAMS_APP_ID,")]
    public Task A_value(string name, string? json, string message) => IsRefusedAsync("values.json", name, json, message);

    [Theory]
    [InlineData("id", "\"6c1d2a5e-93b4-4f0a-8e57-1f2b3c4d5e6f\"", "manifest.json has lost its placeholder ${{TEAMS_APP_ID}}.")]
    [InlineData("description/full", "\"Für ${{CITY}}\"", "${{CITY}} is no placeholder. There are: TEAMS_APP_ID,")]
    [InlineData("name/short", "\"KompetenzBot der Stadt Musterstadt\"", "manifest.json: /name/short must NOT have more than 30 characters")]
    [InlineData("description/short", "\"Sagen Sie, was Sie können. In einer Krise fragt der Bot, ob Sie vielleicht helfen möchten.\"", "manifest.json: /description/short must NOT have more than 80 characters")]
    [InlineData("description/short", "\" \"", "manifest.json: description.short is empty.")]
    [InlineData("accentColor", "\"blau\"", "manifest.json: /accentColor must match pattern")]
    [InlineData("developer/mpnId", "\"12345678901\"", "manifest.json: /developer/mpnId must NOT have more than 10 characters")]
    [InlineData("permission", "[]", "manifest.json: must NOT have additional properties. Details: {\"additionalProperty\":\"permission\"}")]
    [InlineData("bots/0/scopes", "[\"personal\", \"team\", \"channel\"]", "manifest.json: /bots/0/scopes/2 must be equal to one of the allowed values")]
    [InlineData("manifestVersion", "\"1.24\"", "manifest.json: $schema must be https://developer.microsoft.com/json-schemas/teams/v1.24/MicrosoftTeams.schema.json")]
    [InlineData("$schema", "\"https://schemas.example/v1.25.json\"", "manifest.json: $schema must be https://developer.microsoft.com/")]
    [InlineData("icons/color", "\"icon.png\"", "manifest.json names the files icon.png, outline.png, en.json")]
    [InlineData("localizationInfo/additionalLanguages/0/file", "\"english.json\"", "manifest.json names the files color.png, outline.png, english.json")]
    [InlineData("bots/0/commandLists/1/scopes", "[\"personal\"]", "manifest.json: the scope \"team\" has 0 command lists instead of one.")]
    [InlineData($"{FirstCommand}/title", "\"hallihallo\"", "manifest.json: the bot knows no command \"hallihallo\".")]
    [InlineData($"{FirstCommand}/title", "\"Hilfe\"", "manifest.json: the bot knows no command \"Hilfe\".")]
    [InlineData($"{FirstCommand}/title", "\"hilfehilfehilfehilfehilfehilfehilfe\"", $"manifest.json: {FirstCommandKey}.title has 35 characters; a menu shows 32.")]
    [InlineData($"{FirstCommand}/description", null, $"manifest.json: {FirstCommandKey}.description is empty.")]
    public Task A_manifest(string path, string? json, string message) => IsRefusedAsync("manifest.json", path, json, message);

    [Theory]
    [InlineData("name.short", null, "en.json: name.short is not translated.")]
    [InlineData("name.short", "\"KompetenzBot of the city of Musterstadt\"", "en.json: /name.short must NOT have more than 30 characters")]
    [InlineData($"{FirstCommandKey}.title", null, $"en.json: {FirstCommandKey}.title is not translated.")]
    [InlineData($"{FirstCommandKey}.title", "\"hilfe\"", "en.json: the bot's English word for \"hilfe\" is \"help\", not \"hilfe\".")]
    [InlineData($"{FirstCommandKey}.description", "\"\"", $"en.json: {FirstCommandKey}.description is empty.")]
    [InlineData("bots[0].commandLists[1].commands[1].title", "\"help\"", "en.json: bots[0].commandLists[1].commands[1].title translates nothing that manifest.json has.")]
    [InlineData("staticTabs", "\"Tab\"", "en.json: must NOT have additional properties. Details: {\"additionalProperty\":\"staticTabs\"}")]
    [InlineData("$schema", null, "en.json: $schema must be https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.Localization.schema.json")]
    public Task A_translation(string key, string? json, string message) => IsRefusedAsync("en.json", key, json, message);

    [Theory]
    [InlineData("1.2")]
    [InlineData("1.2.3-preview.1")]
    [InlineData("1.2.3.4")]
    [InlineData("1.02.3")]
    [InlineData("v1.2.3")]
    public async Task A_version(string version)
    {
        _folder.Version = version;

        await IsRefusedAsync($"The version \"{version}\" is not of the form 1.2.3");
    }

    [Theory]
    [InlineData("color.png", 96, 255, "color.png must be 192 x 192 pixels; it is 96 x 96.")]
    [InlineData("color.png", 192, 254, "color.png must fill its square")]
    [InlineData("outline.png", 192, 255, "outline.png must be 32 x 32 pixels; it is 192 x 192.")]
    [InlineData("outline.png", 32, 255, "outline.png must have a transparent background.")]
    [InlineData("outline.png", 32, 0, "outline.png is empty.")]
    public async Task An_icon(string file, int size, byte alpha, string message)
    {
        _folder.Write(file, Png.Of(size, (255, 255, 255, alpha)).ToFile());

        await IsRefusedAsync(message);
    }

    [Fact]
    public async Task An_outline_with_a_single_pixel_that_is_not_white()
    {
        var icon = Png.Read(await File.ReadAllBytesAsync(PackageFolder.Original("outline.png"), Token));
        _folder.Write("outline.png", (icon with { Pixels = [(255, 254, 255, 1), .. icon.Pixels.Skip(1)] }).ToFile());

        await IsRefusedAsync("outline.png must have no colour but white");
    }

    [Fact]
    public async Task An_icon_that_is_no_picture()
    {
        _folder.Write("color.png", "color"u8.ToArray());

        await IsRefusedAsync("color.png cannot be read: it is no PNG.");
    }

    [Fact]
    public async Task More_commands_than_a_menu_has()
    {
        _folder.Edit("manifest.json", "bots/0/commandLists/0/commands", $"[{string.Join(',', Enumerable.Repeat("""{"title":"hilfe","description":"zeigt alles"}""", 13))}]");

        await IsRefusedAsync("manifest.json: /bots/0/commandLists/0/commands must NOT have more than 12 items");
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("en.json")]
    [InlineData("color.png")]
    [InlineData("outline.png")]
    [InlineData("values.json")]
    public async Task A_missing_file(string file)
    {
        _folder.Delete(file);
        var run = await _folder.MakeAsync(Token);

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith($"{file} cannot be read (ENOENT).", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_mistakes_are_named_at_once_and_an_older_package_does_not_stay()
    {
        Assert.Equal(0, (await _folder.MakeAsync(Token)).ExitCode);
        _folder.Edit("values.json", "BOT_ID", null);
        _folder.Edit("manifest.json", $"{FirstCommand}/title", "\"hallihallo\"");
        _folder.Write("color.png", Png.Of(1, default).ToFile());

        var run = await _folder.MakeAsync(Token);

        Assert.Contains("The value BOT_ID is missing.", run.Problems);
        Assert.Contains("manifest.json: the bot knows no command \"hallihallo\".", run.Problems);
        Assert.Contains("color.png must be 192 x 192 pixels; it is 1 x 1.", run.Problems);
        Assert.False(File.Exists(_folder.Package));
    }

    private Task IsRefusedAsync(string file, string path, string? json, string message)
    {
        _folder.Edit(file, path, json);
        return IsRefusedAsync(message);
    }

    private async Task IsRefusedAsync(string message)
    {
        var run = await _folder.MakeAsync(Token);

        Assert.Equal(1, run.ExitCode);
        Assert.True(run.Problems.Any(problem => problem.StartsWith(message, StringComparison.Ordinal)), run.Output);
        Assert.False(File.Exists(_folder.Package));
    }
}
