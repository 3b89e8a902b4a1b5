using System.Text.RegularExpressions;
using Xunit;

namespace KompetenzBot.Tests.Structure;

/// <summary>Every picture that the handbook shows is there, and none lies beside it unused; every word that it says to write is one that the bot knows.</summary>
public sealed partial class HandbookTests
{
    /// <summary>Words within a dialog, and times and competences as examples of what stands behind a command.</summary>
    private static readonly HashSet<string> NoCommands = new(StringComparer.Ordinal) { "zurück", "weiter", "abbrechen", "sofort", "morgen", "heute" };

    private static readonly string Folder = Path.Combine(SourceTree.Root, "bot", "docs", "handbuch");

    private static readonly Lazy<string> Code = new(() => string.Join('\n', SourceTree.Files("bot", "*.cs").Select(File.ReadAllText)));

    public static TheoryData<string> Pages => [.. System.IO.Directory.EnumerateFiles(Folder, "*.md").Select(Path.GetFileName).OfType<string>().Where(page => page != "README.md")];

    [Fact]
    public void Its_pictures_are_those_that_it_names()
    {
        var named = System.IO.Directory.EnumerateFiles(Folder, "*.md").SelectMany(page => Picture().Matches(File.ReadAllText(page))).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

        Assert.Equal(named.Order(StringComparer.Ordinal), System.IO.Directory.EnumerateFiles(Path.Combine(Folder, "bilder")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_command_that_it_names_exists(string page)
    {
        var commands = Command().Matches(Code.Value).Select(match => match.Groups["word"].Value).ToHashSet(StringComparer.Ordinal);
        var written = Written().Matches(File.ReadAllText(Path.Combine(Folder, page))).Select(match => match.Groups["words"].Value).Where(words => !NoCommands.Contains(words.Split(' ')[0])).ToArray();

        Assert.NotEmpty(written);
        Assert.DoesNotContain(written, words => !commands.Any(command => words == command || words.StartsWith($"{command} ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_file_that_it_names_exists(string page) => Assert.DoesNotContain(
        NamedFile().Matches(File.ReadAllText(Path.Combine(Folder, page))).Select(match => match.Groups["path"].Value), path => !File.Exists(Path.Combine(SourceTree.Root, path)));

    [Fact]
    public void It_names_every_page() => Assert.DoesNotContain(
        System.IO.Directory.EnumerateFiles(Folder, "*.md").Select(Path.GetFileName), page => page != "README.md" && !File.ReadAllText(Path.Combine(Folder, "README.md")).Contains($"]({page})", StringComparison.Ordinal));

    [GeneratedRegex(@"\]\(bilder/(?<name>[a-z0-9-]+\.png)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Picture();

    /// <summary>The German words of a command, as it names itself.</summary>
    [GeneratedRegex("""new(?: CommandWords)?\("(?<word>[a-zäöü][a-zäöüß ]*)", "[a-z ]+", \(\) =>""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex("`(?<words>[a-zäöü][^`/]*)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Written();

    [GeneratedRegex("`(?<path>(bot|infra)/[^`]+)`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NamedFile();
}
