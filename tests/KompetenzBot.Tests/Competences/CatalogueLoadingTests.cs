using System.Text;
using KompetenzBot.Competences;
using Xunit;

namespace KompetenzBot.Tests.Competences;

public sealed class CatalogueLoadingTests
{
    private const string Category = """{ "id": "crafts", "name": { "de": "Handwerk", "en": "Crafts" }, "description": { "de": "d", "en": "e" } }""";
    private const string Scheme = """{ "id": "steps", "levels": [{ "id": "low", "name": { "de": "unten", "en": "low" } }] }""";

    [Fact]
    public void A_small_catalogue_is_read()
    {
        var catalogue = Load(Entry("cook", "Kochen", """, "levels": "steps", "validity": true"""));

        var cook = Assert.Single(catalogue.InCategory("crafts"));
        Assert.Equal(("steps", true, false), (cook.Levels?.Id, cook.HasValidity, cook.MayBeCalledElsewhere));
        Assert.Empty(cook.Synonyms);
    }

    [Theory]
    [InlineData("""{ "version": 1 }""")]
    [InlineData("null")]
    [InlineData("not json")]
    public void Something_else_is_refused(string json) => Assert.Throws<CatalogueException>(() => LoadText(json));

    [Fact]
    public void A_misspelled_property_is_refused() => Refused("validty", Entry("cook", "Kochen", """, "validty": true"""));

    [Fact]
    public void An_id_is_used_once() => Refused("the id 'cook' is used twice", Entry("cook", "Kochen"), Entry("cook", "Backen"));

    [Fact]
    public void A_category_must_exist() =>
        Refused("'cook' is in the unknown category 'magic'", """{ "id": "cook", "category": "magic", "name": { "de": "Kochen", "en": "Cook" } }""");

    [Fact]
    public void A_level_scheme_must_exist() => Refused("'cook' has the unknown level scheme 'stars'", Entry("cook", "Kochen", """, "levels": "stars" """));

    [Fact]
    public void An_included_competence_must_exist() => Refused("'cook' includes the unknown competence 'chef'", Entry("cook", "Kochen", """, "includes": ["chef"] """));

    [Fact]
    public void Nothing_includes_itself() => Refused(
        "'cook' includes itself",
        Entry("cook", "Kochen", """, "includes": ["bake"] """),
        Entry("bake", "Backen", """, "includes": ["cook"] """));

    [Fact]
    public void A_word_means_one_thing() => Refused(
        "'kochen' means all of 'Kochen', 'Backen'",
        Entry("cook", "Kochen"),
        Entry("bake", "Backen", """, "synonyms": { "de": ["KOCHEN"] } """));

    [Fact]
    public void A_text_is_there_in_both_languages() => Refused("'cook' lacks a German or English text", Entry("cook", " "));

    [Fact]
    public void All_problems_are_named_at_once()
    {
        var error = Assert.Throws<CatalogueException>(() => Load(Entry("cook", " ", """, "levels": "stars" """)));

        Assert.Equal(2, error.Problems.Count);
    }

    private static void Refused(string reason, params string[] entries) =>
        Assert.Contains(reason, Assert.Throws<CatalogueException>(() => Load(entries)).Message, StringComparison.OrdinalIgnoreCase);

    private static string Entry(string id, string name, string more = "") =>
        $$"""{ "id": "{{id}}", "category": "crafts", "name": { "de": "{{name}}", "en": "{{name}}" } {{more}} }""";

    private static CompetenceCatalogue Load(params string[] entries) => LoadText(
        $$"""{ "version": 1, "levelSchemes": [{{Scheme}}], "categories": [{{Category}}], "competences": [{{string.Join(",", entries)}}] }""");

    private static CompetenceCatalogue LoadText(string json) => CompetenceCatalogue.Load(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
