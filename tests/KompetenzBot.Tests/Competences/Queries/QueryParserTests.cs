using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Competences;
using Xunit;

namespace KompetenzBot.Tests.Competences.Queries;

public sealed class QueryParserTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Theory]
    [InlineData("Führerschein C", "Führerschein C")]
    [InlineData("  fuehrerschein: c ", "Führerschein C")]
    [InlineData("LKW-Führerschein", "Führerschein C")]
    [InlineData("Arabisch>=B1", "Arabisch mindestens B1")]
    [InlineData("Arabisch >= b1", "Arabisch mindestens B1")]
    [InlineData("Arabisch ab B1", "Arabisch mindestens B1")]
    [InlineData("Arabisch min. B1", "Arabisch mindestens B1")]
    [InlineData("Arabic at least B1", "Arabisch mindestens B1")]
    [InlineData("sprache:arabisch≥B1", "Arabisch mindestens B1")]
    [InlineData("Arabisch B1", "Arabisch mindestens B1")]
    [InlineData("Englisch sehr gut", "Englisch mindestens B2")]
    [InlineData("Polnisch Muttersprache", "Polnisch mindestens Muttersprache")]
    [InlineData("Gebärdensprache", "Gebärdensprache")]
    [InlineData("Gebärdensprache ab fließend", "Gebärdensprache mindestens fließend")]
    [InlineData("Sprachen ab C1", "Sprachen mindestens C1")]
    [InlineData("Kurdisch>=A2", "Kurdisch mindestens A2")]
    public void A_need_is_understood(string text, string meaning) => Assert.Equal(meaning, Parsed(text).Describe(Catalogue, German));

    [Theory]
    [InlineData("Arabisch ab B1", "Arabic at least B1")]
    [InlineData("Gebärdensprache", "Sign language")]
    [InlineData("Führerschein C", "Driving licence C")]
    public void A_need_is_said_in_English(string text, string meaning) => Assert.Equal(meaning, Parsed(text).Describe(Catalogue, English));

    [Fact]
    public void Options_without_a_common_name_are_joined() =>
        Assert.Equal("Führerschein B oder Arabisch", new AnyOf([new Holds("driving-licence-b"), new Holds("arabic")]).Describe(Catalogue, German));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void Nothing_is_empty(string text) => Assert.IsType<QueryResult.Empty>(QueryParser.Parse(text, Catalogue));

    [Theory]
    [InlineData("Zauberer", "Zauberer", 0, null)]
    [InlineData("  Fürerschein C", "Fürerschein C", 2, "Führerschein C")]
    [InlineData(" Arabsich >= B1", "Arabsich", 1, "Arabisch")]
    [InlineData(">= B1", ">= B1", 0, null)]
    public void An_unknown_word_is_named_with_its_place(string text, string word, int position, string? nearest)
    {
        var unknown = Assert.IsType<QueryResult.UnknownWord>(QueryParser.Parse(text, Catalogue));

        Assert.Equal((word, position), (unknown.Word, unknown.Position));
        Assert.Equal(nearest, unknown.Nearest.Count == 0 ? null : unknown.Nearest[0].De);
    }

    [Theory]
    [InlineData("Arabisch >= B7", "B7", 12)]
    [InlineData("Arabisch>=", "", 10)]
    public void An_unknown_level_is_named_with_those_that_exist(string text, string word, int position)
    {
        var unknown = Assert.IsType<QueryResult.UnknownLevel>(QueryParser.Parse(text, Catalogue));

        Assert.Equal((word, position, "Arabisch"), (unknown.Word, unknown.Position, unknown.Competence.De));
        Assert.Equal(["A1", "A2", "B1", "B2", "C1", "C2", "Muttersprache"], unknown.Existing.Select(level => level.Name.De));
    }

    [Theory]
    [InlineData("Führerschein C ab B1", "B1", 18, "Führerschein C")]
    [InlineData("Medizin und Pflege ab B1", "B1", 22, "Medizin und Pflege")]
    public void A_level_where_there_are_none_is_an_error(string text, string word, int position, string competence)
    {
        var without = Assert.IsType<QueryResult.WithoutLevels>(QueryParser.Parse(text, Catalogue));

        Assert.Equal((word, position, competence), (without.Word, without.Position, without.Competence.De));
    }

    [Fact]
    public void What_is_described_is_understood_again()
    {
        var words = Catalogue.Words.Select(word => word.Query).Distinct();
        var levels = Catalogue.Competences.SelectMany(entry => (entry.Levels?.Levels ?? []).Select(level => new Holds(entry.Id, level.Id)));
        var groups = Catalogue.Find("dgs")!.Levels!.Levels.Select(level => Parsed($"Gebärdensprache >= {level.Id}"));

        Assert.All(
            words.Concat(levels).Concat(groups).SelectMany(query => new[] { German, English }.Select(culture => (query, culture))),
            one => Assert.Equal(one.query, Parsed(one.query.Describe(Catalogue, one.culture))));
    }

    [Fact]
    public void Any_text_is_answered()
    {
        var pieces = Gen.Elements("Arabisch", " ", ">=", "ab", "B1", "mindestens", "Zauberer", "(", "\ud800", "C", "Führerschein", "\n", "at least");
        var texts = pieces.ListOf().Select(list => string.Concat(list));

        Prop.ForAll(texts.ToArbitrary(), text => QueryParser.Parse(text, Catalogue) is not null).QuickCheckThrowOnFailure();
    }

    private static CompetenceQuery Parsed(string text) => Assert.IsType<QueryResult.Parsed>(QueryParser.Parse(text, Catalogue)).Query;
}
