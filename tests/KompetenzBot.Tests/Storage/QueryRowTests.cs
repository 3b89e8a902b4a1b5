using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Competences;
using KompetenzBot.Storage;
using KompetenzBot.Tests.Competences.Queries;
using Xunit;

namespace KompetenzBot.Tests.Storage;

public sealed class QueryRowTests
{
    [Fact]
    public void A_stored_query_is_the_same_again() =>
        Prop.ForAll(QueryGen.OfFew().ToArbitrary(), query => Read(Write(query)) == query).QuickCheckThrowOnFailure();

    [Fact]
    public void The_deepest_query_that_can_be_typed_can_be_stored()
    {
        var catalogue = CompetenceCatalogue.LoadEmbedded();
        var text = string.Concat(Enumerable.Repeat("nicht ", QueryParser.Deepest - 2)) + "Sprachen";
        var query = Assert.IsType<QueryResult.Parsed>(QueryParser.Parse(text, catalogue)).Query;

        Assert.IsType<QueryResult.TooComplex>(QueryParser.Parse("nicht " + text, catalogue));
        Assert.Equal(query, Read(Write(query)));
    }

    [Theory]
    [InlineData("""{"competence":"arabic","level":"b1"}""")]
    [InlineData("""{"any":[{"competence":"arabic"},{"competence":"dari","level":"b1"}],"label":"languages"}""")]
    public void Rows_of_the_first_release_are_read(string json) => Assert.Equal(
        json.StartsWith("{\"any", StringComparison.Ordinal) ? new AnyOf([new Holds("arabic"), new Holds("dari", "b1")], "languages") : new Holds("arabic", "b1"),
        Read($$"""{"count":1,"query":{{json}},"place":"","from":"2026-09-15T10:00:00+00:00"}"""));

    private static string Write(CompetenceQuery query) => JsonSerializer.Serialize(new NeedRow { Query = QueryRow.Of(query) }, StorageJson.Default.NeedRow);

    private static CompetenceQuery Read(string json) => JsonSerializer.Deserialize(json, StorageJson.Default.NeedRow)!.Query.ToQuery();
}
