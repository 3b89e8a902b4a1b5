using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace KompetenzBot.Tests.Structure;

/// <summary>Every text that people read exists in German and in English, and is used.</summary>
public sealed partial class TextTests
{
    private static readonly Lazy<string> Code = new(() => string.Join('\n', SourceTree.Files("bot", "*.cs").Select(File.ReadAllText)));

    public static TheoryData<string> Sets =>
        [.. SourceTree.Files("bot", "*Texts.resx").Select(file => Path.GetRelativePath(SourceTree.Root, file))];

    [Theory]
    [MemberData(nameof(Sets))]
    public void Both_languages_have_the_same_texts_with_the_same_placeholders(string german)
    {
        var (de, en) = (Read(german), Read(Path.ChangeExtension(german, ".en.resx")));

        Assert.NotEmpty(de);
        Assert.Equal(de.Keys.Order(StringComparer.Ordinal), en.Keys.Order(StringComparer.Ordinal));
        Assert.All(de, text => Assert.Equal(Placeholders(text.Value), Placeholders(en[text.Key])));
        Assert.All(de.Concat(en), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Placeholders_are_counted_without_a_gap(string german) => Assert.All(
        Read(german), text => Assert.Equal(Enumerable.Range(0, Placeholders(text.Value).Count).ToHashSet(), Placeholders(text.Value)));

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_text_is_used(string german)
    {
        var set = Path.GetFileNameWithoutExtension(german);
        var used = Uses().Matches(Code.Value).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Read(german).Keys, key => !used.Contains($"{set}.{key}"));
    }

    private static Dictionary<string, string> Read(string file) => XDocument.Load(Path.Combine(SourceTree.Root, file)).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static HashSet<int> Placeholders(string text) =>
        [.. Placeholder().Matches(text).Select(match => int.Parse(match.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\{(?<number>\d+)[^}]*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\b\w+Texts\.\w+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Uses();
}
