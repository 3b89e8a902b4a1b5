using FsCheck.Fluent;
using KompetenzBot.Platform.AdaptiveCards;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Platform.Tests.AdaptiveCards;

public sealed class EscapeTests(CardCheckerFixture fixture)
{
    private const int TextsPerCard = 20;

    private static readonly string[] Fragments =
    [
        "**", "*", "_", "__", "`", "```", "~~", "~", "# ", "## ", "#", "1. ", "12) ", "1.", "- ", "+ ", "* ", "---", "===", "- - -", "> ", "|", "|---|", ":--", "-:", "a|b",
        "[", "](", "]", ")", "[x](https://stadt.example)", "![x](y)", "[a]: b", "<b>", "</b>", "<", "<br>", "<https://stadt.example>", "<!-- x -->", "<at>Erika</at>",
        "&amp;", "&#42;", "&", "\\", "\\*", "{{", "{", "}}", "{{DATE(2020-01-01T00:00:00Z)}}", "{{DATE(2020-01-01T00:00:00Z, SHORT)}}", "{{TIME(2020-01-01T00:00:00Z)}}", "${name}",
        "\n", "\n\n", "\r\n", "\t", " ", "    ", "  \n", "\u2028", "\u200F", "\u202E", "\u2066", "\u0000", "\u001B",
        "Erika", "Müller", "max_muster@stadt.example", "https://stadt.example/a_b", "سلام", "שלום", "👩‍🚒", "5", "C1", "==", "(c)", "\"", "'", "...", "--", ".",
    ];

    public static TheoryData<string, string> Readable => new()
    {
        { "Halle 3 (Nord) - bitte um 18.30 Uhr, +49 231 5 & Co. #42", "Halle 3 (Nord) - bitte um 18.30 Uhr, +49 231 5 & Co. #42" },
        { "+49 231 12345", "+49 231 12345" },
        { "-5 Grad", "-5 Grad" },
        { "1.9. bis 3.9.", "1.9. bis 3.9." },
        { "a < b", "a < b" },
        { "**fett**", @"\*\*fett\*\*" },
        { "1. Platz", @"1\. Platz" },
        { "https://stadt.example", @"https\://stadt.example" },
        { "- eins\n- zwei", "\\- eins  \n\\- zwei" },
        { "eins\n\nzwei", "eins  \n\u00A0  \nzwei" },
        { "{{DATE(x)}}", @"{\{DATE(x)}}" },
        { " \n ", "" },
    };

    [Theory]
    [MemberData(nameof(Readable))]
    public void Escapes_no_more_than_has_a_meaning(string text, string escaped) => Assert.Equal(escaped, Markdown.Escape(text));

    [Theory]
    [InlineData(MarkdownFlavour.Strict)]
    [InlineData(MarkdownFlavour.Lenient)]
    public async Task Any_text_appears_as_it_is_in_a_text_block_and_a_fact(MarkdownFlavour flavour)
    {
        foreach (var texts in Texts().Chunk(TextsPerCard))
        {
            var card = new AdaptiveCard
            {
                Body =
                [
                    .. texts.Select(text => new AdaptiveTextBlock(Markdown.Escape(text))),
                    new AdaptiveFactSet { Facts = [.. texts.Select(text => new AdaptiveFact("Text", Markdown.Escape(text)))] },
                ],
            };

            var read = await fixture.Checker.ReadAsync(card.ToJsonElement(), flavour, TestContext.Current.CancellationToken);

            Assert.Equal([.. texts.SelectMany(Lines), .. texts.SelectMany(text => Lines(text).Prepend("Text"))], Lines(read));
        }
    }

    [Fact]
    public async Task Any_text_appears_as_it_is_in_a_text_run()
    {
        foreach (var texts in Texts().Chunk(TextsPerCard))
        {
            var card = new AdaptiveCard
            {
                Body = [.. texts.Select(text => new AdaptiveRichTextBlock { Inlines = [new AdaptiveTextRun(TextFunctions.Escape(text))] })],
            };

            var read = await fixture.Checker.ReadAsync(card.ToJsonElement(), cancellationToken: TestContext.Current.CancellationToken);

            Assert.Equal(string.Concat(texts.SelectMany(Lines)).Replace(" ", "", StringComparison.Ordinal), string.Concat(Lines(read)).Replace(" ", "", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("erste Zeile\nzweite", "erste Zeile zweite")]
    [InlineData("a\r\nb\vc\fd\u0085e\u2028f\u2029g", "a b c d e f g")]
    [InlineData("Käthe \u202Egnulletbalrevo\u202C", "Käthe gnulletbalrevo")]
    [InlineData("\u2066a\u2069\u0000\u001B", "a")]
    [InlineData("{\u0000{DATE(x)}}", "{\u2060{DATE(x)}}")]
    [InlineData(" \n ", "")]
    public void A_text_run_is_one_line_of_visible_characters(string text, string escaped) => Assert.Equal(escaped, TextFunctions.Escape(text));

    private static IEnumerable<string> Texts() =>
        [
            .. Fragments.Where(IsVisible),
            .. Gen.Elements(Fragments).ArrayOf().Select(string.Concat).Where(IsVisible).Sample(200, size: 12),
        ];

    private static bool IsVisible(string text) => Lines(text).Count > 0;

    /// <summary>What a person sees of a text: runs of white space are one space, and blank lines, controls and turns of direction are nothing.</summary>
    private static IReadOnlyList<string> Lines(string text) =>
    [
        .. text.ReplaceLineEndings("\n").Split('\n')
            .Select(line => line.Replace('\t', ' ').Replace('\u00A0', ' ').Where(c => !char.IsControl(c) && c is not ('\u202E' or '\u2066' or '\u2060')))
            .Select(line => string.Join(' ', string.Concat(line).Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Where(line => line.Length > 0),
    ];
}
