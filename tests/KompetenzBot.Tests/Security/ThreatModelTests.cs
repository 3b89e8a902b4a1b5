using System.Reflection;
using System.Text.RegularExpressions;
using KompetenzBot.Tests.Structure;
using Xunit;

namespace KompetenzBot.Tests.Security;

/// <summary>The threat model names tests that exist, and every threat has one.</summary>
public sealed partial class ThreatModelTests
{
    private static readonly Lazy<string[][]> Threats = new(() =>
    [
        .. File.ReadLines(Path.Combine(SourceTree.Root, "bot", "docs", "threat-model.md")).Where(line => Id().IsMatch(line))
            .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
    ]);

    private static readonly Lazy<HashSet<string>> Tests = new(() => [.. SourceTree.Files("tests", "*Tests.cs").SelectMany(NamesIn)]);

    [Fact]
    public void Threats_are_numbered_without_a_gap_and_nothing_about_them_is_left_open()
    {
        Assert.Equal(Enumerable.Range(1, Threats.Value.Length).Select(number => $"T{number}"), Threats.Value.Select(threat => threat[0]));
        Assert.All(Threats.Value, threat => Assert.True(threat.Length == 5 && threat.All(cell => cell.Length > 0), threat[0]));
    }

    [Fact]
    public void Every_threat_has_a_test() => Assert.All(Threats.Value, threat => Assert.NotEmpty(TestsOf(threat)));

    [Fact]
    public void Every_test_that_is_named_exists() => Assert.Empty(Threats.Value.SelectMany(threat => TestsOf(threat).Where(test => !Tests.Value.Contains(test)).Select(test => $"{threat[0]}: {test}")));

    [Fact]
    public void Every_class_of_security_tests_is_named()
    {
        var named = Threats.Value.SelectMany(TestsOf).Select(test => test.Split('.')[0]).ToHashSet(StringComparer.Ordinal);

        Assert.All(SourceTree.Files("tests/KompetenzBot.Tests/Security", "*Tests.cs").Select(file => Path.GetFileNameWithoutExtension(file)).Except([nameof(ThreatModelTests)], StringComparer.Ordinal), name => Assert.Contains(name, named));
    }

    /// <summary>Tests of these folders say themselves against which threat they stand.</summary>
    private static readonly string[] Marked = ["Security", "Privacy", "Audit", "Oversight", "Storage"];

    [Fact]
    public void Tests_of_threats_say_so_and_what_they_say_stands_in_the_document()
    {
        var here = Marked.SelectMany(folder => SourceTree.Files($"tests/KompetenzBot.Tests/{folder}", "*Tests.cs")).SelectMany(NamesIn).ToHashSet(StringComparer.Ordinal);
        var marked = typeof(ThreatModelTests).Assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .SelectMany(method => method.GetCustomAttributes<TraitAttribute>().Where(trait => trait.Name == "Threat").Select(trait => $"{trait.Value} {method.DeclaringType!.Name}.{method.Name}"))
            .Order(StringComparer.Ordinal).ToArray();
        var named = Threats.Value.SelectMany(threat => TestsOf(threat).Select(test => (Line: $"{threat[0]} {test}", Test: test))).ToArray();

        Assert.Empty(marked.Except(named.Select(one => one.Line), StringComparer.Ordinal));
        Assert.Empty(named.Where(one => here.Contains(one.Test)).Select(one => one.Line).Except(marked, StringComparer.Ordinal));
    }

    private static IEnumerable<string> TestsOf(string[] threat) => TestName().Matches(threat[3]).Select(match => match.Groups["test"].Value);

    private static IEnumerable<string> NamesIn(string file) =>
        Method().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileNameWithoutExtension(file)}.{match.Groups["name"].Value}");

    [GeneratedRegex(@"^\|\s*T\d+\s*\|", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"`(?<test>\w+\.\w+)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestName();

    /// <summary>A method behind a fact or a theory, whose data may stand between.</summary>
    [GeneratedRegex(@"\[(Fact|Theory)[^\r\n]*(\s*\[[^\r\n]*)*\s*public (static )?(async )?(Task|void) (?<name>\w+)\(", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Method();
}
