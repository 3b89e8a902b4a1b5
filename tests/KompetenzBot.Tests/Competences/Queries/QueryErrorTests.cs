using KompetenzBot.Competences;
using Xunit;

namespace KompetenzBot.Tests.Competences.Queries;

public sealed class QueryErrorTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();

    [Theory]
    [InlineData("Arabisch und", "und", 12, true)]
    [InlineData("Arabisch und oder Dari", "und", 13, true)]
    [InlineData("oder Arabisch", "oder", 0, false)]
    [InlineData("nicht", "nicht", 5, true)]
    [InlineData("( )", "(", 2, true)]
    [InlineData("(Arabisch oder)", "oder", 14, true)]
    [InlineData(", Arabisch", ",", 0, false)]
    public void A_missing_operand_is_named_by_what_stands_beside_it(string text, string beside, int position, bool behind) =>
        Assert.Equal(new QueryResult.MissingOperand(beside, position, behind), QueryParser.Parse(text, Catalogue));

    [Theory]
    [InlineData("Arabisch Dari", "Dari", 9)]
    [InlineData("Arabisch, Dari", ",", 8)]
    [InlineData("Arabisch (Dari)", "(", 9)]
    [InlineData("(Arabisch) Dari", "Dari", 11)]
    [InlineData("Führerschein !C", "!", 13)]
    [InlineData("Arabisch ab B1 nicht Dari", "nicht", 15)]
    public void Two_things_without_an_operator_are_not_guessed(string text, string word, int position) =>
        Assert.Equal(new QueryResult.MissingOperator(word, position), QueryParser.Parse(text, Catalogue));

    [Theory]
    [InlineData("(Arabisch", "(", 0)]
    [InlineData("Dari und (Arabisch oder (Polnisch)", "(", 9)]
    [InlineData("Arabisch)", ")", 8)]
    [InlineData("Arabisch und \"Dari", "\"", 13)]
    [InlineData("„Arabisch", "„", 0)]
    public void A_sign_without_its_counterpart_is_named(string text, string sign, int position) =>
        Assert.Equal(new QueryResult.Unbalanced(sign, position), QueryParser.Parse(text, Catalogue));

    [Theory]
    [InlineData("Dari und Arabsich >= B1", "Arabsich", 9, "Arabisch")]
    [InlineData("Dari und (Polnisch oder Fürerschein C)", "Fürerschein C", 24, "Führerschein C")]
    [InlineData("Dari und \"Zauberer\"", "\"Zauberer\"", 9, null)]
    [InlineData("Arabisch Zauberer", "Arabisch Zauberer", 0, null)]
    [InlineData("Dari und verfügbar:abends", "verfügbar:abends", 9, "in der Dienstzeit verfügbar")]
    public void An_unknown_word_inside_a_query_is_named_with_its_place(string text, string word, int position, string? nearest)
    {
        var unknown = Assert.IsType<QueryResult.UnknownWord>(QueryParser.Parse(text, Catalogue));

        Assert.Equal((word, position, nearest), (unknown.Word, unknown.Position, unknown.Nearest.Count == 0 ? null : unknown.Nearest[0].De));
    }

    [Theory]
    [InlineData("Dari und Arabisch ab B7 oder Polnisch", "B7", 21)]
    [InlineData("Dari und Arabisch B7", "B7", 18)]
    [InlineData("Dari und Arabisch ab und Polnisch", "", 20)]
    public void An_unknown_level_inside_a_query_is_named(string text, string word, int position)
    {
        var unknown = Assert.IsType<QueryResult.UnknownLevel>(QueryParser.Parse(text, Catalogue));

        Assert.Equal((word, position, "Arabisch"), (unknown.Word, unknown.Position, unknown.Competence.De));
    }

    [Theory]
    [InlineData(40, true)]
    [InlineData(41, false)]
    public void Forty_words_can_be_joined(int words, bool isRead) =>
        Assert.Equal(isRead, QueryParser.Parse(string.Join(" oder ", Enumerable.Repeat("Dari", words)), Catalogue) is QueryResult.Parsed);

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void Sixteen_parentheses_can_be_nested(int levels, bool isRead) =>
        Assert.Equal(isRead, QueryParser.Parse(new string('(', levels) + "Dari" + new string(')', levels), Catalogue) is QueryResult.Parsed);

    [Theory]
    [InlineData("(")]
    [InlineData("!")]
    [InlineData("nicht ")]
    [InlineData("nicht (Dari und (Dari oder ")]
    public void Deeper_nesting_is_refused_long_before_the_stack_ends(string piece) =>
        Assert.IsType<QueryResult.TooComplex>(QueryParser.Parse(string.Concat(Enumerable.Repeat(piece, 2000 / piece.Length)), Catalogue));

    [Fact]
    public void A_very_long_text_is_not_read_at_all() => Assert.IsType<QueryResult.TooComplex>(QueryParser.Parse(new string('(', 1_000_000), Catalogue));
}
