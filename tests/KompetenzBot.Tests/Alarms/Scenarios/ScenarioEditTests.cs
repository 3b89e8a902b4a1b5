using System.Globalization;
using KompetenzBot.Alarms.Scenarios;
using KompetenzBot.Competences;
using KompetenzBot.Settings;
using Xunit;

namespace KompetenzBot.Tests.Alarms.Scenarios;

/// <summary>What becomes of a file of scenarios.</summary>
public sealed class ScenarioEditTests
{
    public ScenarioEditTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de");

    public static TheoryData<string, int, string> Wrong => new()
    {
        { Embedded.Json(query: "first-aid oder wizardry"), 8, "Zeichen 16 der Abfrage: „wizardry“ kenne ich nicht" },
        { Embedded.Json(query: "first_aid_kit"), 8, "„first_aid_kit“ kenne ich nicht" },
        { Embedded.Json(query: "vaccinatoin"), 8, "Meinten Sie" },
        { Embedded.Json(query: "arabic>=c9"), 8, "Zeichen 9 der Abfrage: Die Stufe „c9“" },
        { Embedded.Json(query: "doctor und"), 8, "fehlt eine Kompetenz" },
        { Embedded.Json(query: "(doctor"), 8, "Zeichen 1 der Abfrage" },
        { Embedded.Json(query: "  "), 8, "scenarios[0].needs[0].query ist leer" },
        { Embedded.Json(count: "0"), 8, "Möglich sind 1 bis" },
        { Embedded.Json(count: "-1"), 8, "Die Anzahl -1 geht nicht" },
        { Embedded.Json(count: "1000"), 8, "Die Anzahl 1000 geht nicht. Möglich sind 1 bis 999" },
        { Embedded.Json(id: "Test Case"), 4, "Die Kennung „Test Case“ geht nicht" },
        { Embedded.Json(id: ""), 4, "Die Kennung „“ geht nicht" },
        { Embedded.Json(name: " "), 5, "scenarios[0].name.de ist leer" },
        { Embedded.Json(name: new string('x', 61)), 5, "scenarios[0].name.de hat mehr als 60 Zeichen" },
        { Embedded.Json(name: "STROM-AUSFALL"), 3, "„STROM-AUSFALL“ meint schon das Szenario „Stromausfall“" },
        { Embedded.Json(more: "\n\"synonyms\": { \"de\": [\"Neu\", \"Impfaktion\"] },"), 3, "„Impfaktion“ meint schon das Szenario „Impfzentrum“" },
        { Embedded.Json(more: "\n\"synonyms\": {\n \"de\": [\n \"Neu\",\n \" \"] },"), 10, "synonyms.de[1] ist leer" },
        { Embedded.Json(more: $"\n\"hint\": {{ \"de\": \"{new string('x', 301)}\", \"en\": \"x\" }},"), 7, "scenarios[0].hint.de hat mehr als 300 Zeichen" },
        { Embedded.Json(query: new string('x', 401)), 8, "hat mehr als 400 Zeichen" },
        { Embedded.Json(query: "\\\"C++\\\" oder doctor"), 8, "kenne ich nicht" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_named_with_its_line_and_its_reason(string changes, int line, string reason) => Assert.Contains(
        Assert.IsType<SettingEdit.Refused>(Apply(changes)).Problems, problem => problem.Line == line && problem.Reason.Contains(reason, StringComparison.Ordinal));

    [Theory]
    [InlineData("{\n \"scenarios\": [\n  { \"id\": \"x\" ", 3, "$.scenarios[0]")]
    [InlineData("{\n \"scenarios\": [\n  { \"id\": \"x\", \"colour\": 1 } ] }", 3, "$.scenarios[0].colour")]
    [InlineData("{\n \"scenarios\": [\n  null ] }", 3, "scenarios[0]")]
    [InlineData("{\n \"scenarios\": null }", 2, "$.scenarios")]
    [InlineData("null", 1, "$")]
    public void What_has_not_the_shape_of_scenarios_is_named_with_its_line_and_place(string changes, int line, string path)
    {
        var problem = Assert.Single(Assert.IsType<SettingEdit.Refused>(Apply(changes)).Problems);

        Assert.Equal((line, path), (problem.Line, problem.Path));
    }

    [Theory]
    [InlineData("\"needs\": []", "needs: Möglich sind 1 bis 8 Einträge")]
    [InlineData("\"needs\": [ null ]", "")]
    [InlineData("\"needs\": [ { \"query\": \"doctor\" } ]", "")]
    [InlineData("\"needs\": [ { \"count\": 99999999999, \"query\": \"doctor\" } ]", "")]
    [InlineData("\"needs\": [ { \"count\": 2.5, \"query\": \"doctor\" } ]", "")]
    public void Needs_are_needed(string needs, string reason)
    {
        var changes = Embedded.Json();
        var from = changes.IndexOf("\"needs\"", StringComparison.Ordinal);
        var refused = Assert.IsType<SettingEdit.Refused>(Apply($"{changes[..from]}{needs} }} ] }}"));

        Assert.Contains(reason, Assert.Single(refused.Problems).Reason, StringComparison.Ordinal);
        Assert.Equal(7, refused.Problems[0].Line);
    }

    [Fact]
    public void A_sign_that_parts_needs_is_refused_where_names_cannot_replace_it()
    {
        var catalogue = Embedded.CatalogueWith("""{ "competences": [ { "id": "cpp", "category": "it", "name": { "de": "Programmieren in C++", "en": "Programming in C++" }, "synonyms": { "de": ["C++"] } } ] }""");

        Assert.Contains("kein Pluszeichen", Assert.Single(Assert.IsType<SettingEdit.Refused>(Apply(Embedded.Json(query: "C++"), catalogue)).Problems).Reason, StringComparison.Ordinal);
        Assert.IsType<SettingEdit.Changed>(Apply(Embedded.Json(query: "cpp"), catalogue));
        Assert.IsType<SettingEdit.Changed>(Apply(Embedded.Json(query: "doctor oder\\nnurse")));
    }

    [Fact]
    public void Two_with_one_id_are_refused()
    {
        var one = Embedded.Json();
        var both = one.Replace("\n  ]", $",{one[(one.IndexOf('[', StringComparison.Ordinal) + 1)..one.LastIndexOf(']')]}\n  ]", StringComparison.Ordinal);

        Assert.Contains("„test-case“ kommt zweimal vor", Assert.Single(Assert.IsType<SettingEdit.Refused>(Apply(both)).Problems).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_that_are_longer_in_words_than_the_form_takes_are_refused()
    {
        var query = string.Join(" oder ", Enumerable.Repeat("psychosocial-emergency-care", 6));
        var needs = string.Join(", ", Enumerable.Repeat($$"""{ "count": 1, "query": "{{query}}" }""", 4));
        var changes = Embedded.Json().Replace("{ \"count\": 5, \"query\": \"first-aid\" }", needs, StringComparison.Ordinal);

        Assert.Contains("needs hat mehr als 800 Zeichen", Assert.Single(Assert.IsType<SettingEdit.Refused>(Apply(changes)).Problems).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_competence_that_is_retired_is_refused_and_scenarios_that_ask_for_it_already_stay()
    {
        var catalogue = Embedded.CatalogueWith("""{ "competences": [ { "id": "braille", "category": "accessible-communication", "name": { "de": "Brailleschrift", "en": "Braille" }, "retired": true } ] }""");
        Assert.Contains("„Brailleschrift“ ist im Kompetenzkatalog stillgelegt", Assert.Single(Assert.IsType<SettingEdit.Refused>(Apply(Embedded.Json(query: "doctor und nicht braille"), catalogue)).Problems).Reason, StringComparison.Ordinal);

        var before = Assert.IsType<SettingEdit.Changed>(Apply(Embedded.Json(query: "braille"))).Json;
        var renamed = ScenarioEdit.Apply(before, Embedded.Json(query: "braille", name: "Lesehilfe"), catalogue);
        Assert.Equal("Lesehilfe", Assert.Single(Assert.IsType<SettingEdit.Changed>(renamed).Difference.Renamed).To.De);
        Assert.IsType<SettingEdit.Refused>(ScenarioEdit.Apply(before, Embedded.Json(query: "braille", count: "6"), catalogue));
    }

    [Fact]
    public void The_difference_names_what_is_new_renamed_changed_and_retired()
    {
        var added = Difference(Apply(Embedded.Json()));
        Assert.Equal("Testlage (+ 5 × Erste Hilfe)", Assert.Single(added.Added).De);

        var current = Assert.IsType<SettingEdit.Changed>(Apply(Embedded.Json())).Json;
        Assert.True(Difference(ScenarioEdit.Apply(current, Embedded.Json(), Embedded.Catalogue)).IsEmpty);
        Assert.Equal("Probelage", Assert.Single(Difference(ScenarioEdit.Apply(current, Embedded.Json(name: "Probelage"), Embedded.Catalogue)).Renamed).To.De);
        Assert.Equal("Testlage (− 5 × Erste Hilfe; + 50 × Erste Hilfe)", Assert.Single(Difference(ScenarioEdit.Apply(current, Embedded.Json(count: "50"), Embedded.Catalogue)).Changed).De);
        Assert.Equal("Testlage", Assert.Single(Difference(ScenarioEdit.Apply(current, Embedded.Json(more: "\"synonyms\": { \"en\": [\"trial\"] },"), Embedded.Catalogue)).Changed).De);
        Assert.Equal("Testlage", Assert.Single(Difference(ScenarioEdit.Apply(current, Embedded.Json(more: "\"retired\": true,"), Embedded.Catalogue)).Retired).De);
    }

    [Fact]
    public void What_is_retired_answers_to_nothing_and_frees_its_words()
    {
        var current = Assert.IsType<SettingEdit.Changed>(Apply(Embedded.Json(more: "\"retired\": true,"))).Json;
        Assert.DoesNotContain(ScenarioReader.Read(current, null).All, scenario => scenario.Id == "test-case");

        Assert.IsType<SettingEdit.Changed>(ScenarioEdit.Apply(current, Embedded.Json(id: "other-case"), Embedded.Catalogue));
    }

    [Fact]
    public void Stored_scenarios_gain_what_a_release_brings_unless_a_word_of_it_is_taken()
    {
        var stored = Assert.IsType<SettingEdit.Changed>(ScenarioEdit.Apply("""{ "version": 1, "scenarios": [] }""", Embedded.Json(name: "Impfzentrum"), Embedded.Catalogue)).Json;

        var list = ScenarioReader.Read(ScenarioEdit.WithNewEntries(stored, ScenarioReader.Embedded()), null);

        Assert.Equal("test-case", Assert.IsType<ScenarioMatch.Found>(list.Find("Impfzentrum")).Scenario.Id);
        Assert.Equal(Embedded.List.All.Count, list.All.Count);
    }

    [Fact]
    public void The_way_back_retires_what_has_come_since()
    {
        var (before, after) = (ScenarioReader.Embedded(), Assert.IsType<SettingEdit.Changed>(Apply(Embedded.Json())).Json);

        var difference = Difference(ScenarioEdit.Apply(after, ScenarioEdit.Back(after, before), Embedded.Catalogue));

        Assert.Equal("Testlage", Assert.Single(difference.Retired).De);
        Assert.Empty(difference.Added.Concat(difference.Changed));
    }

    [Theory]
    [InlineData("first-aid", "wizardry", "line 8")]
    [InlineData("\"count\": 5", "\"count\": 0", "line 8")]
    [InlineData("test-case", "Test", "line 4")]
    [InlineData("\"id\"", "id", "LineNumber: 3")]
    public void A_broken_file_of_the_product_is_not_used(string good, string bad, string where) => Assert.Contains(
        where, Assert.Throws<ScenarioException>(() => ScenarioReader.Read(Embedded.Json().Replace(good, bad, StringComparison.Ordinal), Embedded.Catalogue)).Message, StringComparison.Ordinal);

    private static SettingEdit Apply(string changes, CompetenceCatalogue? catalogue = null) => ScenarioEdit.Apply(ScenarioReader.Embedded(), changes, catalogue ?? Embedded.Catalogue);

    private static SettingDifference Difference(SettingEdit edit) => Assert.IsType<SettingEdit.Changed>(edit).Difference;
}
