using System.Globalization;
using System.Text.Json;
using KompetenzBot.Competences;
using Xunit;

namespace KompetenzBot.Tests.Competences.Queries;

/// <summary>What coordinators write with und, oder, nicht and parentheses, and how it is said back.</summary>
public sealed class QueryLanguageTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Theory]
    [InlineData("sanitaeter und (fuehrerschein:C1 oder fuehrerschein:C) und sprache:arabisch>=B1", "and(medic,or(driving-licence-c1,driving-licence-c),arabic>=b1)")]
    [InlineData("Führerschein C oder C1, und Arabisch mindestens B1", "and(or(driving-licence-c,driving-licence-c1),arabic>=b1)")]
    [InlineData("fuehrerschein:C oder CE oder D", "or(driving-licence-c,driving-licence-ce,driving-licence-d)")]
    [InlineData("Arabisch und nicht Dari", "and(arabic,not(dari))")]
    [InlineData("Arabisch und kein Dari", "and(arabic,not(dari))")]
    [InlineData("nicht Arabisch und Dari", "and(not(arabic),dari)")]
    [InlineData("Arabisch & !Dari | Polnisch", "or(and(arabic,not(dari)),polish)")]
    [InlineData("Arabisch && Dari || Polnisch", "or(and(arabic,dari),polish)")]
    [InlineData("Arabisch oder Dari und Polnisch", "or(arabic,and(dari,polish))")]
    [InlineData("(Arabisch oder Dari) und Polnisch", "and(or(arabic,dari),polish)")]
    [InlineData("Polnisch und Russisch, und Arabisch oder Dari", "and(polish,russian,or(arabic,dari))")]
    [InlineData("Arabisch oder Dari, und Polnisch, oder Russisch", "or(and(or(arabic,dari),polish),russian)")]
    [InlineData("nicht (Arabisch oder Dari)", "not(or(arabic,dari))")]
    [InlineData("nicht nicht Arabisch", "not(not(arabic))")]
    [InlineData("ARABISCH UND DARI", "and(arabic,dari)")]
    [InlineData("((Arabisch))", "arabic")]
    [InlineData("!Dari", "not(dari)")]
    [InlineData("! Dari", "not(dari)")]
    [InlineData("(Arabisch und Dari) und (Polnisch und Russisch)", "and(arabic,dari,polish,russian)")]
    [InlineData("Arabic and not (Dari or Polish)", "and(arabic,not(or(dari,polish)))")]
    [InlineData("Arabisch ab B1 und Dari gut oder Polnisch", "or(and(arabic>=b1,dari>=b1),polish)")]
    public void Operators_join_what_they_stand_between(string text, string tree) => Assert.Equal(tree, Tree(Parsed(text)));

    [Theory]
    [InlineData("sanitaeter und (fuehrerschein:C1 oder fuehrerschein:C) und sprache:arabisch>=B1", "Sanitätshelfer/in, und Führerschein C1 oder C, und Arabisch mindestens B1")]
    [InlineData("Arabisch und Dari oder Polnisch", "(Arabisch und Dari) oder Polnisch")]
    [InlineData("nicht (Arabisch und (Dari oder Polnisch)) und Russisch", "nicht (Arabisch und (Dari oder Polnisch)) und Russisch")]
    [InlineData("(Arabisch oder Dari) und Polnisch und Russisch", "Arabisch oder Dari, und Polnisch und Russisch")]
    public void A_query_is_said_back_with_its_grouping(string text, string said) => Assert.Equal(said, Parsed(text).Describe(Catalogue, German));

    [Theory]
    [InlineData("Führerschein C oder CE, und nicht Arabisch ab B1", "Driving licence C or CE, and not Arabic at least B1")]
    [InlineData("verfügbar:nachts und Arabisch", "available at night and Arabic")]
    public void A_query_is_said_in_English(string text, string said) => Assert.Equal(said, Parsed(text).Describe(Catalogue, English));

    [Theory]
    [InlineData("Medizin und Pflege", "medical")]
    [InlineData("Medizin & Pflege", "medical")]
    [InlineData("IT, Daten und Funk", "it")]
    public void The_longest_name_wins_over_an_operator_in_it(string text, string category) =>
        Assert.Equal(category, Assert.IsType<AnyOf>(Parsed(text)).Label);

    [Fact]
    public void Names_with_operators_and_parentheses_can_be_joined_like_others()
    {
        var parts = Assert.IsType<AllOf>(Parsed("Bagger und Radlader und (Kurdisch (Sorani) oder Medizin und Pflege) und Gebärdensprache mindestens Dolmetschen oder Muttersprache")).Parts;

        Assert.Equal("Bagger und Radlader", parts[0].Describe(Catalogue, German));
        Assert.Equal("Kurdisch (Sorani) oder Medizin und Pflege", parts[1].Describe(Catalogue, German));
        Assert.Equal("Gebärdensprache mindestens Dolmetschen oder Muttersprache", parts[2].Describe(Catalogue, German));
    }

    [Theory]
    [InlineData("\"Arabisch\" und „Dari“")]
    [InlineData("“Arabisch” und »Dari«")]
    [InlineData("„Arabisch\" & \"dari\"")]
    public void Names_can_be_quoted(string text) => Assert.Equal(Parsed("Arabisch und Dari"), Parsed(text));

    [Theory]
    [InlineData("sprachen:arabisch", "Arabisch")]
    [InlineData("languages: Arabic", "Arabisch")]
    [InlineData("medizin und pflege:notarzt", "Notarzt")]
    [InlineData("gebaerdensprache:DGS", "DGS")]
    [InlineData("arabisch:b1", "Arabisch ab B1")]
    [InlineData("driving-licence:ce", "Führerschein CE")]
    public void A_word_can_be_qualified(string text, string meaning) => Assert.Equal(Parsed(meaning), Parsed(text));

    [Fact]
    public void What_does_not_belong_to_its_qualifier_is_unknown() =>
        Assert.Equal("sprachen:notarzt", Assert.IsType<QueryResult.UnknownWord>(QueryParser.Parse("sprachen:notarzt", Catalogue)).Word);

    [Theory]
    [InlineData("verfügbar:nachts", AvailableTimes.Nights)]
    [InlineData("verfuegbar: Nacht", AvailableTimes.Nights)]
    [InlineData("nachts verfügbar", AvailableTimes.Nights)]
    [InlineData("verfügbar:wochenende", AvailableTimes.Weekends)]
    [InlineData("am Wochenende verfügbar", AvailableTimes.Weekends)]
    [InlineData("verfügbar:dienstzeit", AvailableTimes.DutyHours)]
    [InlineData("available:nights", AvailableTimes.Nights)]
    [InlineData("available:weekends", AvailableTimes.Weekends)]
    [InlineData("available:duty", AvailableTimes.DutyHours)]
    public void Availability_can_be_asked_for(string text, AvailableTimes times) => Assert.Equal(new AvailableAt(times), Parsed(text));

    [Fact]
    public void A_name_that_reads_like_two_joined_by_an_operator_is_quoted_where_plain_words_would_be_misread()
    {
        var catalogue = CatalogueWith("Bagger", "Radlader", "Bagger und Radlader");
        var query = new AllOf([new Holds("c0"), new Holds("c1")]);

        Assert.Equal("\"Bagger\" und \"Radlader\"", query.Describe(catalogue, German));
        Assert.Equal(new QueryResult.Parsed(query), QueryParser.Parse("\"Bagger\" und \"Radlader\"", catalogue));
        Assert.Equal(new QueryResult.Parsed(new Holds("c2")), QueryParser.Parse("Bagger und Radlader", catalogue));
    }

    private static CompetenceCatalogue CatalogueWith(params string[] names)
    {
        static object Both(string text) => new { de = text, en = text };
        static object Nothing() => new { de = Array.Empty<string>(), en = Array.Empty<string>() };
        var json = JsonSerializer.SerializeToUtf8Bytes(new
        {
            version = 1,
            levelSchemes = Array.Empty<object>(),
            groups = Array.Empty<object>(),
            categories = new[] { new { id = "all", name = Both("Alles"), description = Both("Alles"), synonyms = Nothing() } },
            competences = names.Select((name, i) => new { id = $"c{i}", category = "all", name = Both(name), synonyms = Nothing() }),
        });
        using var stream = new MemoryStream(json);
        return CompetenceCatalogue.Load(stream);
    }

    private static string Tree(CompetenceQuery query) => query switch
    {
        Holds holds => holds.CompetenceId + (holds.MinimumLevel is { } level ? $">={level}" : string.Empty),
        AnyOf any => $"or({string.Join(',', any.Options.Select(Tree))})",
        AllOf all => $"and({string.Join(',', all.Parts.Select(Tree))})",
        Not not => $"not({Tree(not.Part)})",
        _ => query.ToString(),
    };

    private static CompetenceQuery Parsed(string text) => Assert.IsType<QueryResult.Parsed>(QueryParser.Parse(text, Catalogue)).Query;
}
