using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Competences;
using Xunit;

namespace KompetenzBot.Tests.Competences.Queries;

public sealed class QueryRoundTripTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();

    [Theory]
    [InlineData("de-DE")]
    [InlineData("en-GB")]
    public void What_is_said_is_understood_as_what_was_meant(string culture) => Prop.ForAll(QueryGen.OfAll(Catalogue).ToArbitrary(), query =>
    {
        var said = query.Describe(Catalogue, CultureInfo.GetCultureInfo(culture));
        return (QueryParser.Parse(said, Catalogue) is QueryResult.Parsed read && read.Query == query).Label(said);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Any_text_is_answered() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), text => QueryParser.Parse(text.Get, Catalogue) is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_heap_of_words_and_signs_is_answered_and_every_problem_lies_inside_it()
    {
        var pieces = Gen.Elements(
            "Arabisch", "Führerschein C", "C", "Medizin und Pflege", "Kurdisch (Sorani)", "B1", "Zauberer", "und", "oder", "nicht", "or", "not", "&", "|", "!", ",", "(", ")", "\"", "„", "“", "»",
            ">=", "≥", "ab", "at", "least", "mindestens", ":", "sprache:", "verfügbar:", "nachts", " ", "\n", "\ud800", "7,5", ";");
        var texts = from list in pieces.ListOf()
                    from glue in Gen.Elements("", " ")
                    select string.Join(glue, list);

        Prop.ForAll(texts.ToArbitrary(), text =>
            QueryParser.Parse(text, Catalogue) is not QueryResult.Problem problem || (problem.Position >= 0 && problem.Position <= text.Length)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Theory]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("!")]
    [InlineData("\"")]
    [InlineData("a ")]
    [InlineData("a,")]
    [InlineData(">=")]
    [InlineData("DGS ")]
    [InlineData("DGS oder ")]
    [InlineData("DGS, und ")]
    [InlineData("Medizin und ")]
    [InlineData("Kurdisch (")]
    [InlineData("a:")]
    [InlineData("nicht (a oder ")]
    public void Eight_hundred_hostile_characters_are_answered(string piece) => Assert.IsAssignableFrom<QueryResult.Problem>(
        QueryParser.Parse(string.Concat(Enumerable.Repeat(piece, 1 + (800 / piece.Length)))[..800], Catalogue));
}
