using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Competences;
using Xunit;

namespace KompetenzBot.Tests.Competences;

public sealed class ResolveTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();

    [Theory]
    [InlineData("Führerschein C", "driving-licence-c")]
    [InlineData("fuehrerschein c", "driving-licence-c")]
    [InlineData("Fu\u0308hrerschein C", "driving-licence-c")]
    [InlineData("LKW-Führerschein", "driving-licence-c")]
    [InlineData("Lkw Führerschein", "driving-licence-c")]
    [InlineData("LKW-Führerscheine", "driving-licence-c")]
    [InlineData("Klasse C", "driving-licence-c")]
    [InlineData("C-Schein", "driving-licence-c")]
    [InlineData("fuehrerschein:C1", "driving-licence-c1")]
    [InlineData("driver's license CE", "driving-licence-ce")]
    [InlineData("Führerscheine", "driving-licence-b")]
    [InlineData("Sanitäter", "medic")]
    [InlineData("Sanitäterinnen", "medic")]
    [InlineData("Rettungssanitäter*innen", "ambulance-medic")]
    [InlineData("Notfallsanitäter:in", "paramedic")]
    [InlineData("Ärzte", "doctor")]
    [InlineData("sprache:arabisch", "arabic")]
    [InlineData("Arabischkenntnisse", "arabic")]
    [InlineData("arabische Sprache", "arabic")]
    [InlineData("spricht Farsi", "persian")]
    [InlineData("Strassensperrung", "traffic-control")]
    [InlineData("Gabelstapler", "forklift")]
    [InlineData("Ersthelfer", "first-aid")]
    [InlineData("THW-Helfer", "thw")]
    [InlineData("driving-licence-be", "driving-licence-be")]
    public void A_word_means_a_competence(string word, string id) => Assert.Equal(new Holds(id), Resolved(word));

    [Theory]
    [InlineData("Gebärdensprache", "sign-language")]
    [InlineData("Gebaerdensprachen", "sign-language")]
    [InlineData("sign language", "sign-language")]
    [InlineData("Dolmetscher", "interpreting")]
    [InlineData("Kurdisch", "kurdish")]
    [InlineData("Sprachen", "languages")]
    [InlineData("Medizin und Pflege", "medical")]
    [InlineData("IT", "it")]
    public void A_word_means_any_of_a_group_or_category(string word, string label)
    {
        var anyOf = Assert.IsType<AnyOf>(Resolved(word));

        Assert.Equal(label, anyOf.Label);
        Assert.True(anyOf.Options.Count > 1);
    }

    [Theory]
    [InlineData("Fürerschein C", "Führerschein C")]
    [InlineData("Fuhrerschein C", "Führerschein C")]
    [InlineData("Arabsich", "Arabisch")]
    [InlineData("Gebärdensprahce", "Gebärdensprache")]
    [InlineData("Motorsaäge", "Motorsägenschein")]
    [InlineData("Ukrainsch", "Ukrainisch")]
    [InlineData("Feuerweer", "Freiwillige Feuerwehr")]
    [InlineData("Krisenkommu", "Krisenkommunikation")]
    public void A_misspelled_word_is_answered_with_the_nearest(string word, string nearest)
    {
        var unknown = Assert.IsType<Resolution.Unknown>(Catalogue.Resolve(word));

        Assert.InRange(unknown.Nearest.Count, 1, 3);
        Assert.Equal(nearest, unknown.Nearest[0].De);
    }

    [Theory]
    [InlineData("Zauberer")]
    [InlineData("Quidditch")]
    [InlineData("x")]
    [InlineData("?!")]
    [InlineData("")]
    public void A_word_that_looks_like_nothing_has_no_suggestions(string word) =>
        Assert.Empty(Assert.IsType<Resolution.Unknown>(Catalogue.Resolve(word)).Nearest);

    [Fact]
    public void Every_word_means_its_own_entry() => Assert.All(Catalogue.Words, word => Assert.Equal(word.Query, Resolved(word.Text)));

    [Fact]
    public void Spelling_does_not_matter()
    {
        var spellings = Gen.Elements<Func<string, string>>(
            text => text.ToUpperInvariant(),
            text => text.Replace(' ', '-'),
            text => text.Replace("-", string.Empty, StringComparison.Ordinal),
            text => $"  {text}. ",
            text => text.Normalize(System.Text.NormalizationForm.FormD),
            text => text.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
                .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal));
        var cases = from word in Gen.Elements<CatalogueWord>(Catalogue.Words)
                    from first in spellings
                    from second in spellings
                    select (word.Query, Text: second(first(word.Text)));

        Prop.ForAll(cases.ToArbitrary(), one => Resolved(one.Text).Equals(one.Query)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_text_is_answered() =>
        Prop.ForAll<string?>(text => Catalogue.Resolve(text ?? string.Empty) is not null).QuickCheckThrowOnFailure();

    private static CompetenceQuery Resolved(string word) => Assert.IsType<Resolution.Resolved>(Catalogue.Resolve(word)).Query;
}
