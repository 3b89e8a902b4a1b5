using System.Text.RegularExpressions;
using Xunit;

namespace KompetenzBot.Tests.Structure;

/// <summary>Every picture that the handbook shows is there, and none lies beside it unused.</summary>
public sealed partial class HandbookTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "bot", "docs", "handbuch");

    [Fact]
    public void Its_pictures_are_those_that_it_names()
    {
        var named = System.IO.Directory.EnumerateFiles(Folder, "*.md").SelectMany(page => Picture().Matches(File.ReadAllText(page))).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

        Assert.Equal(named.Order(StringComparer.Ordinal), System.IO.Directory.EnumerateFiles(Path.Combine(Folder, "bilder")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\]\(bilder/(?<name>[a-z0-9-]+\.png)\)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Picture();
}
