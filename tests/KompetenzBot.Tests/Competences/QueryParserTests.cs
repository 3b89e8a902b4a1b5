using System.Globalization;
using KompetenzBot.Competences;
using Xunit;

namespace KompetenzBot.Tests.Competences;

public sealed class QueryParserTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();

    [Theory]
    [InlineData("Führerschein C", "Führerschein C")]
    [InlineData("  fuehrerschein: c ", "Führerschein C")]
    [InlineData("Arabisch>=B1", "Arabisch mindestens B1")]
    [InlineData("Arabisch >= b1", "Arabisch mindestens B1")]
    [InlineData("Arabisch ab B1", "Arabisch mindestens B1")]
    [InlineData("Arabic at least B1", "Arabisch mindestens B1")]
    [InlineData("sprache:arabisch≥B1", "Arabisch mindestens B1")]
    [InlineData("Arabisch B1", "Arabisch mindestens B1")]
    public void A_need_is_understood(string text, string meaning)
    {
        var parsed = Assert.IsType<QueryResult.Parsed>(QueryParser.Parse(text, Catalogue));

        Assert.Equal(meaning, parsed.Query.Describe(Catalogue, CultureInfo.GetCultureInfo("de-DE")));
    }
}
