using System.Globalization;
using KompetenzBot.Alarms.Composing;
using KompetenzBot.Alarms.Scenarios;
using KompetenzBot.Competences;
using KompetenzBot.Tests.DutyHours;
using Xunit;

namespace KompetenzBot.Tests.Alarms.Scenarios;

public sealed class ScenarioFormTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("de", "10 × Impfen + 4 × Arabisch mindestens B1 oder Türkisch mindestens B1")]
    [InlineData("en", "10 × Vaccinating + 4 × Arabic at least B1 or Turkish at least B1")]
    public void Needs_are_written_as_a_coordinator_would(string language, string expected) =>
        Assert.Equal(expected, ScenarioForm.Needs(Of(new(10, "vaccination"), new(4, "arabic>=b1 oder turkish>=b1")), Embedded.Catalogue, CultureInfo.GetCultureInfo(language)));

    [Fact]
    public void What_was_typed_beside_the_name_stays()
    {
        var typed = AlarmFields.Split("impfzentrum, Westfalenhallen, heute 18-22 Uhr: Zweiter Termin");

        var fields = ScenarioForm.Fill(typed, Of(new ScenarioNeed(3, "doctor")), Embedded.Catalogue, German);

        Assert.Equal(new AlarmFields("3 × Ärztin/Arzt", "Westfalenhallen", "heute 18-22 Uhr", "Zweiter Termin"), fields);
    }

    [Fact]
    public void Without_a_typed_text_the_scenario_says_what_for() => Assert.Equal("Ein Test", ScenarioForm.Fill(new AlarmFields(), Of(new ScenarioNeed(3, "doctor")), Embedded.Catalogue, German).Text);

    [Fact]
    public void A_query_that_the_catalogue_no_longer_understands_stands_as_it_was_written_so_that_the_form_says_why()
    {
        var fields = ScenarioForm.Fill(new AlarmFields(), Of(new(3, "doctor"), new(2, "wizardry oder doctor")), Embedded.Catalogue, German);

        Assert.Equal("3 × Ärztin/Arzt + 2 × wizardry oder doctor", fields.Needs);
        var problem = Assert.IsType<AlarmProblem.Competence>(Assert.Single(AlarmPlanReader.Read(fields, Embedded.Catalogue, City.Clock, Now).Problems).Problem);
        Assert.Equal("wizardry", Assert.IsType<QueryResult.UnknownWord>(problem.Result).Word);
    }

    [Fact]
    public void A_name_with_a_plus_is_written_by_its_id()
    {
        var catalogue = Embedded.CatalogueWith("""{ "competences": [ { "id": "cpp", "category": "it", "name": { "de": "Programmieren in C++", "en": "Programming in C++" } } ] }""");

        var fields = ScenarioForm.Fill(new AlarmFields(), Of(new(2, "cpp oder databases"), new(1, "doctor")), catalogue, German);

        Assert.Equal("2 × cpp oder databases + 1 × Ärztin/Arzt", fields.Needs);
        Assert.Equal(2, AlarmPlanReader.Read(fields, catalogue, City.Clock, Now).Plan!.Needs.Count);
    }

    [Fact]
    public void As_many_needs_and_characters_are_possible_as_the_form_takes()
    {
        var most = Enumerable.Repeat(new ScenarioNeed(1, "doctor"), ScenarioRules.MostNeeds).ToArray();
        Assert.Empty(Problems(ScenarioForm.Needs(Of(most), Embedded.Catalogue, German)));
        Assert.Contains(Problems(ScenarioForm.Needs(Of([.. most, most[0]]), Embedded.Catalogue, German)), problem => problem is AlarmProblem.TooManyNeeds);
        Assert.DoesNotContain(Problems("doctor".PadRight(ScenarioQueryRules.LongestNeeds)), problem => problem is AlarmProblem.TooLong);
        Assert.Contains(Problems("doctor".PadRight(ScenarioQueryRules.LongestNeeds + 1)), problem => problem is AlarmProblem.TooLong);
    }

    private static IEnumerable<AlarmProblem> Problems(string needs) => AlarmPlanReader.Read(new AlarmFields(needs), Embedded.Catalogue, City.Clock, Now).Problems.Select(problem => problem.Problem);

    private static Scenario Of(params ScenarioNeed[] needs) => new("test-case", new LocalizedText("Testlage", "Test"), new LocalizedText("Ein Test", "A test"), needs);
}
