using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Competences;
using KompetenzBot.Competences.Recognition;
using Xunit;

namespace KompetenzBot.Tests.Competences.Recognition;

public sealed class CompetenceRecognizerTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();
    private static readonly CompetenceRecognizer Recognizer = new(Catalogue);

    [Theory]
    [InlineData("de", false)]
    [InlineData("de", true)]
    [InlineData("en", false)]
    [InlineData("en", true)]
    public void Sentences_of_people_are_understood_as_they_are_meant(string language, bool holdout)
    {
        var sentences = Sentence.In(language).Where(sentence => sentence.Holdout == holdout).ToArray();

        var score = RecognitionScore.Of(Recognizer, sentences);

        var failures = string.Join('\n', sentences
            .Select(sentence => (sentence.Text, sentence.Expected, Found: Sentence.Found(Recognizer, sentence.Text)))
            .Where(one => !one.Expected.ToHashSet().SetEquals(one.Found))
            .Select(one => $"{one.Text}: expected {string.Join(' ', one.Expected)}, found {string.Join(' ', one.Found)}"));
        Assert.True(score is { Precision: >= 0.95, Recall: >= 0.90 }, $"precision {score.Precision:P1}, recall {score.Recall:P1}\n{failures}");
    }

    [Fact]
    public void The_list_is_long_enough() => Assert.True(Sentence.In("de").Count >= 150 && Sentence.In("en").Count >= 30);

    [Fact]
    public void Every_expected_id_is_in_the_catalogue() => Assert.All(
        Sentence.In("de").Concat(Sentence.In("en")).SelectMany(sentence => sentence.Expected).Select(expected => expected.Split(':')[0]),
        id => Assert.True(Catalogue.Find(id) is not null || Catalogue.FindGroup(id) is not null, id));

    [Fact]
    public void No_text_breaks_the_recogniser_and_every_place_lies_inside_it() => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        Recognizer.Recognize(text.Get).All(found => found.Position >= 0 && found.Length > 0 && found.Position + found.Length <= text.Get.Length)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_a_list_does_not_matter()
    {
        var words = Catalogue.Competences.Where(competence => competence.Category.Id == "languages").Select(competence => competence.Name.De).Where(name => !name.Contains('(', StringComparison.Ordinal)).ToArray();
        Prop.ForAll(Gen.SubListOf(words).ToArbitrary(), some => Found(some).SetEquals(Found(Enumerable.Reverse(some)))).QuickCheckThrowOnFailure();

        static HashSet<string> Found(IEnumerable<string> some) => [.. Recognizer.Recognize("Ich spreche " + string.Join(", ", some)).Select(found => found.Id)];
    }

    [Fact]
    public void Every_name_of_a_language_is_recognised_in_a_sentence() => Assert.All(
        Catalogue.Competences.Where(competence => competence.Category.Id == "languages"),
        language => Assert.Contains(Recognizer.Recognize($"Ich spreche {language.Name.De}."), found => found.Query is Holds holds && holds.CompetenceId == language.Id || found.Query is AnyOf anyOf && anyOf.Options.Contains(new Holds(language.Id))));

    [Fact]
    public void Ten_thousand_characters_are_read_up_to_the_limit() =>
        Assert.Equal("polish", Assert.Single(Recognizer.Recognize("Ich spreche Polnisch " + new string('x', 10_000) + " und Russisch")).Id);
}
