using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Structure;
using Xunit;

namespace KompetenzBot.Tests.Infrastructure;

/// <summary>The list of packages is that of what is restored, with a licence for each.</summary>
public sealed class PackageListTests
{
    [Fact]
    public async Task It_is_current()
    {
        List<string> lines = [];
        await using var process = ChildProcess.Start(new ChildProcessOptions("dotnet", ["run", "bot/docs/packages.cs", "--", "--check"]) { OnLine = lines.Add, WorkingDirectory = SourceTree.Root });

        Assert.True(await process.Completion == 0, string.Join('\n', lines));
    }

    [Fact]
    public void Every_package_of_the_product_has_a_licence_that_allows_its_use()
    {
        string[] known = ["MIT", "Apache-2.0", "BSD-3-Clause", "BSD-2-Clause"];
        var document = File.ReadAllText(Path.Combine(SourceTree.Root, "bot", "docs", "packages.md"));
        var product = document[document.IndexOf("## In the product", StringComparison.Ordinal)..document.IndexOf("## Only to build", StringComparison.Ordinal)]
            .Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToArray();

        Assert.Contains(product, row => row[1] == "OpenTelemetry");
        Assert.All(product, row => Assert.Contains(row[3], known));
    }
}
