using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace KompetenzBot.Tests.Structure;

/// <summary>What addresses people in German exists with "Sie" and with "du".</summary>
public sealed partial class AddressTests
{
    /// <summary>What differs when people are addressed informally.</summary>
    private const string Informal = ".de-x-du.resx";

    public static TheoryData<string> Sets => [.. SourceTree.Files("bot", "*Texts.resx").Select(file => Path.GetRelativePath(SourceTree.Root, file))];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_text_that_addresses_somebody_has_an_informal_one_and_no_other(string german) => Assert.Equal(
        Read(german).Where(text => IsFormal(text.Value)).Select(text => text.Key).Order(StringComparer.Ordinal), Read(Path.ChangeExtension(german, Informal)).Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Sets))]
    public void No_informal_text_is_formal_anywhere(string german) => Assert.DoesNotContain(Read(Path.ChangeExtension(german, Informal)), text => IsFormal(text.Value));

    [Theory]
    [MemberData(nameof(Sets))]
    public void No_other_text_is_informal(string german) => Assert.DoesNotContain(Read(german), text => InformalWords().IsMatch(text.Value));

    [Theory]
    [MemberData(nameof(Sets))]
    public void Both_have_the_same_placeholders_and_commands(string german)
    {
        var formal = Read(german);

        Assert.All(Read(Path.ChangeExtension(german, Informal)), text => Assert.Equal(Fixed(formal[text.Key]), Fixed(text.Value)));
    }

    [Theory]
    [InlineData("bot/KompetenzBot/Competences/catalogue.json")]
    [InlineData("bot/KompetenzBot/Alarms/Scenarios/scenarios.json")]
    public void What_the_city_can_change_addresses_nobody(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(SourceTree.Root, file)));

        Assert.DoesNotContain(Strings(document.RootElement), text => IsFormal(text) || InformalWords().IsMatch(text));
    }

    /// <summary>Also at the begin of a sentence, where it could mean "they": such a sentence is said otherwise.</summary>
    internal static bool IsFormal(string text) => FormalWords().IsMatch(text);

    private static Dictionary<string, string> Read(string file) => Path.Combine(SourceTree.Root, file) is var path && File.Exists(path)
        ? XDocument.Load(path).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal)
        : [];

    private static IEnumerable<string> Fixed(string text) => FixedParts().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Strings(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        _ => [],
    };

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b(Sie|Ihnen|Ihr(e[mnrs]?)?)\b", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FormalWords();

    [GeneratedRegex(@"\b([Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(e[mnrs]?)?|euch|eure[mnrs]?|euer)\b", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InformalWords();

    [GeneratedRegex(@"\{\d+[^}]*\}|„[^“]*“", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FixedParts();
}
