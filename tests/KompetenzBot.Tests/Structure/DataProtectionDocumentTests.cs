using System.Text.RegularExpressions;
using System.Xml.Linq;
using KompetenzBot.Storage;
using Xunit;

namespace KompetenzBot.Tests.Structure;

/// <summary>The documents about data protection say what the product does: the tests, periods, tables and texts that they name are there.</summary>
public sealed partial class DataProtectionDocumentTests
{
    private const string Folder = "bot/docs/datenschutz";
    private const string Agreement = "dienstvereinbarung.md";
    private const string Consents = "einwilligungen.md";
    private const string Deletion = "loeschkonzept.md";
    private const string WithoutTest = "[kein Test: ";

    private const string Draft =
        "> **Entwurf, kein Rechtsrat; offene Punkte für die Juristinnen und Juristen der Stadt sind mit [OFFEN: …] markiert.** Was das Produkt in dieser Fassung noch nicht kann, steht unter [NOCH NICHT GEBAUT: …].";

    /// <summary>Where stands what people read before they consent.</summary>
    private static readonly string[] ShownBeforeConsent = ["bot/KompetenzBot/Privacy/PrivacyNotice.cs", "bot/KompetenzBot/Registration/Steps/KnowStep.cs", "bot/KompetenzBot/Registration/Steps/NoticeStep.cs"];

    private static readonly Lazy<HashSet<string>> Tests = new(() => [.. SourceTree.Files("tests", "*.cs").SelectMany(TestsOf)]);

    private static readonly Lazy<Dictionary<string, string>> Texts = new(() => SourceTree.Files("bot", "*Texts.resx")
        .SelectMany(file => XDocument.Load(file).Root!.Elements("data").Select(data => ($"{Path.GetFileNameWithoutExtension(file)}.{data.Attribute("name")!.Value}", data.Element("value")!.Value)))
        .ToDictionary(StringComparer.Ordinal));

    public static TheoryData<string> Documents => [.. SourceTree.Files(Folder, "*.md").Select(file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_says_first_that_it_is_a_draft(string document)
    {
        var lines = LinesOf(document);

        Assert.StartsWith("# ", lines[0], StringComparison.Ordinal);
        Assert.Equal(Draft, lines[2]);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_test_that_is_named_exists(string document) => Assert.Empty(NamedIn(Read(document)).Except(Tests.Value));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_text_that_is_quoted_is_one_of_the_product(string document) =>
        Assert.Empty(LinesOf(document).Where(line => line.StartsWith("> ", StringComparison.Ordinal) && line != Draft).Select(line => line[2..]).Except(Texts.Value.Values));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_leads_somewhere(string document) =>
        Assert.DoesNotContain(Link().Matches(Read(document)).Select(match => match.Groups["path"].Value), path => !File.Exists(Path.Combine(SourceTree.Root, Folder, path)));

    [Fact]
    public void What_people_read_before_they_consent_is_quoted_in_full()
    {
        var (document, shown) = (Read(Consents), ShownBeforeConsent.SelectMany(TextsUsedIn).ToArray());

        Assert.Contains("RegistrationTexts.ConsentSmsText", shown);
        Assert.DoesNotContain(shown, text => !document.Contains(Texts.Value[text], StringComparison.Ordinal));
    }

    [Fact]
    public void Every_sentence_of_the_agreement_has_a_test_or_says_why_not()
    {
        var sentences = LinesOf(Agreement).Where(line => Numbered().IsMatch(line)).ToArray();

        Assert.NotEmpty(sentences);
        Assert.DoesNotContain(sentences, sentence => sentence.Split(" | ")[^1] is var proof && !proof.Contains(WithoutTest, StringComparison.Ordinal) && !NamedIn(proof).Any());
        Assert.Equal(sentences.Length, sentences.Select(sentence => sentence.Split(" | ")[0]).Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>The name of a test says little to who does not program.</summary>
    [Fact]
    public void Every_test_of_the_agreement_is_told_in_a_sentence_of_its_own()
    {
        var told = LinesOf(Agreement).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split(" | ")).ToArray();

        Assert.Equal(
            LinesOf(Agreement).Where(line => Numbered().IsMatch(line)).SelectMany(NamedIn).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            told.SelectMany(line => NamedIn(line[0])).Order(StringComparer.Ordinal));
        Assert.All(told, line => Assert.EndsWith(". |", line[1], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Deletion)]
    [InlineData("verarbeitungsverzeichnis.md")]
    public void Every_period_stands_there_with_its_default(string document)
    {
        var lines = LinesOf(document);
        var periods = Period().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, "infra", "production.bicepparam")))
            .Select(match => $"| `{match.Groups["section"].Value}:{match.Groups["key"].Value}` | {match.Groups["value"].Value} |").ToArray();

        Assert.Contains("| `Retention:Answers` | P30D |", periods);
        Assert.DoesNotContain(periods, period => !lines.Any(line => line.StartsWith(period, StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_table_stands_in_the_deletion_concept()
    {
        var lines = LinesOf(Deletion);

        Assert.DoesNotContain(StorageNames.AllTables, table => !lines.Any(line => line.StartsWith($"| `{table}` · ", StringComparison.Ordinal)));
    }

    /// <summary>The keys of rows are the constants of the adapter that are written in small letters; columns begin with a capital one.</summary>
    [Fact]
    public void Every_kind_of_row_stands_in_the_deletion_concept()
    {
        var concept = string.Join('\n', LinesOf(Deletion).Where(line => line.StartsWith("| `", StringComparison.Ordinal)));
        string[] kinds = [.. SourceTree.Files("bot/KompetenzBot/Storage", "*.cs").SelectMany(file => RowKind().Matches(File.ReadAllText(file))).Select(match => match.Groups["kind"].Value).Distinct()];

        Assert.Contains("removed", kinds);
        Assert.DoesNotContain(kinds, kind => !concept.Contains($"`{kind}`", StringComparison.Ordinal));
    }

    /// <summary>What tells that a thing has been built: when it is there, the documents may no longer say that it is not.</summary>
    private static readonly Dictionary<string, Func<bool>> NotBuilt = new(StringComparer.Ordinal)
    {
        ["Einteilung"] = () => HasType("Assignment") || HasType("Staffing") || HasSetting("ManagerRelease"),
        ["Schichten"] = () => HasType("Shift") || HasSetting("ShiftRest"),
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void What_is_said_to_be_missing_is_missing(string document)
    {
        var said = NotYet().Matches(Read(document)).Select(match => match.Groups["what"].Value).Where(what => what != "…").ToArray();

        Assert.All(said, what => Assert.Contains(NotBuilt.Keys, word => what.Contains(word, StringComparison.Ordinal)));
        Assert.DoesNotContain(NotBuilt, thing => said.Any(what => what.Contains(thing.Key, StringComparison.Ordinal)) && thing.Value());
    }

    private static bool HasType(string name) => typeof(BotHost).Assembly.GetTypes().Any(type => type.Name == name);

    private static bool HasSetting(string name) => typeof(BotHost).Assembly.GetTypes().Any(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetProperty(name) is not null);

    private static string Read(string document) => File.ReadAllText(Path.Combine(SourceTree.Root, Folder, document));

    private static string[] LinesOf(string document) => Read(document).Split('\n');

    private static IEnumerable<string> NamedIn(string text) => NamedTest().Matches(text).Select(match => match.Value);

    private static IEnumerable<string> TextsUsedIn(string file) => UsedText().Matches(File.ReadAllText(Path.Combine(SourceTree.Root, file))).Select(match => match.Value);

    /// <summary>The methods that follow an attribute of a test, each with the last class that was begun before it.</summary>
    private static IEnumerable<string> TestsOf(string file)
    {
        var (type, isTest) = (string.Empty, false);
        foreach (var match in Declaration().Matches(File.ReadAllText(file)).AsEnumerable())
        {
            if (match.Groups["type"] is { Success: true } named)
            {
                type = named.Value;
            }
            else if (match.Groups["method"] is { Success: true } method)
            {
                if (isTest)
                {
                    yield return $"{type}.{method.Value}";
                }

                isTest = false;
            }
            else
            {
                isTest = true;
            }
        }
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\bclass (?<type>\w+)|^ +\[(Fact|Theory)\b|^ +public (async )?(Task|void) (?<method>\w+)\(", Options | RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b(\w+Tests\.\w+|[A-Z]\w*\.[A-Z]\w*_\w+)", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"\b(Privacy|Registration)Texts\.\w+", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex UsedText();

    [GeneratedRegex(@"^ +(?<section>Retention|Reminders)__(?<key>\w+): '(?<value>\w+)'", Options | RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Period();

    [GeneratedRegex(@"^\| \d+\.\d+ \| ", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"const string \w+ = ""(?<kind>[a-z]{2,})\|?""", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex RowKind();

    [GeneratedRegex(@"\[NOCH NICHT GEBAUT: (?<what>[^\]]+)\]", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex NotYet();

    [GeneratedRegex(@"\]\((?<path>[^)]+)\)", Options, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Link();
}
