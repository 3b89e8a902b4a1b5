using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using KompetenzBot.Conversations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace KompetenzBot.Tests.Manifest;

/// <summary>What Teams offers in its menu is what the bot understands.</summary>
public sealed partial class CommandTests : IAsyncDisposable
{
    private static readonly JsonNode Manifest = JsonNode.Parse(File.ReadAllText(PackageFolder.Original("manifest.json")))!;
    private static readonly JsonNode English = JsonNode.Parse(File.ReadAllText(PackageFolder.Original("en.json")))!;

    // built, never started: nobody asks this storage
    private readonly WebApplication _app = BotHost.Build(["--environment=Development"], builder => builder.Configuration.AddInMemoryCollection(
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Bot:Credential"] = "Development",
            ["Storage:ConnectionString"] = "DefaultEndpointsProtocol=https;AccountName=musterstadt;AccountKey=AAAA;EndpointSuffix=core.windows.net",
        }));

    private IReadOnlyList<ICommand> Bot => [.. _app.Services.GetServices<ICommand>(), _app.Services.GetRequiredService<CommandList>().Find("hilfe")!];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [InlineData("personal", 12)]
    [InlineData("team", 1)]
    public void Every_word_of_a_menu_is_one_that_the_bot_knows_in_German_and_in_English(string scope, int count)
    {
        var menu = Menu(scope);

        Assert.Equal(count, menu.Count);
        Assert.All(menu, words => Assert.Contains(Bot, command => (command.Words.German, command.Words.English) == words));
    }

    [Fact]
    public void The_personal_menu_has_no_word_that_is_not_for_everybody()
    {
        var groups = Menu("personal").Select(words => Bot.Single(command => command.Words.German == words.German).Words.Group).ToList();

        Assert.DoesNotContain(CommandGroup.Coordination, groups);
        Assert.DoesNotContain(CommandGroup.Administration, groups);
    }

    [Fact]
    public void The_menu_of_a_team_has_the_words_that_the_bot_answers_there() => Assert.Equal(
        Bot.Where(AnswersInTeams).Select(command => command.Words.German).Order(StringComparer.Ordinal), Menu("team").Select(words => words.German).Order(StringComparer.Ordinal));

    /// <summary>The manifest is made once for a city that says "du" and for one that says "Sie".</summary>
    [Fact]
    public void The_German_texts_address_nobody() =>
        Assert.DoesNotMatch(Addressed(), File.ReadAllText(PackageFolder.Original("manifest.json")));

    [GeneratedRegex(@"\b(Sie|Ihnen|Ihre?[nmrs]?|[Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[nmrs]?)\b", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Addressed();

    [Fact]
    public void English_translates_what_German_says_and_nothing_else()
    {
        var commands = from b in Enumerable.Range(0, Manifest["bots"]!.AsArray().Count)
                       let lists = Manifest["bots"]![b]!["commandLists"]!.AsArray()
                       from l in Enumerable.Range(0, lists.Count)
                       from c in Enumerable.Range(0, lists[l]!["commands"]!.AsArray().Count)
                       from text in (string[])["title", "description"]
                       select $"bots[{b}].commandLists[{l}].commands[{c}].{text}";

        Assert.Equal(
            ((string[])["$schema", "name.short", "name.full", "description.short", "description.full", .. commands]).Order(StringComparer.Ordinal),
            English.AsObject().Select(text => text.Key).Order(StringComparer.Ordinal));
        Assert.All(English.AsObject(), text => Assert.False(string.IsNullOrWhiteSpace((string?)text.Value), text.Key));
    }

    [Fact]
    public async Task The_script_finds_the_words_of_the_bot_in_its_source()
    {
        var module = new Uri(PackageFolder.Original(Path.Combine("package", "commands.mjs"))).AbsoluteUri;
        var run = await PackageRun.RunAsync(
            ["--input-type=module", "--eval", $"import {{ botCommands }} from '{module}'; console.log(JSON.stringify([...botCommands()]));"], [], TestContext.Current.CancellationToken);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(
            Bot.Select(command => $"{command.Words.German}/{command.Words.English}").Order(StringComparer.Ordinal),
            JsonSerializer.Deserialize<string[][]>(run.Output)!.Select(words => string.Join('/', words)).Order(StringComparer.Ordinal));
    }

    private static List<(string German, string English)> Menu(string scope)
    {
        var lists = Manifest["bots"]![0]!["commandLists"]!.AsArray().ToList();
        var index = lists.FindIndex(list => list!["scopes"]!.AsArray().Select(s => (string?)s).SequenceEqual([scope]));
        return [.. lists[index]!["commands"]!.AsArray().Select((command, c) => ((string)command!["title"]!, (string)English[$"bots[0].commandLists[{index}].commands[{c}].title"]!))];
    }

    private static bool AnswersInTeams(ICommand command)
    {
        var map = command.GetType().GetInterfaceMap(typeof(ICommand));
        return map.TargetMethods[Array.IndexOf(map.InterfaceMethods, typeof(ICommand).GetMethod(nameof(ICommand.HandleInTeamAsync)))].DeclaringType != typeof(ICommand);
    }
}
