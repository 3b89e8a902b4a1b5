using KompetenzBot.Competences;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

/// <summary>What the cards give as examples is understood.</summary>
public sealed class ExampleTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();

    [Theory]
    [InlineData("Führerschein C")]
    [InlineData("Gebärdensprache")]
    [InlineData("Arabisch ab B1")]
    [InlineData("Sanitätsdienst")]
    [InlineData("driving licence C")]
    [InlineData("sign language")]
    [InlineData("Arabic from B1")]
    [InlineData("first aid")]
    public void An_example_of_the_texts_is_a_competence(string example) =>
        Assert.IsType<QueryResult.Parsed>(QueryParser.Parse(example, Catalogue));
}
