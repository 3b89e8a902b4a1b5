using KompetenzBot.Alarms.Scenarios;
using KompetenzBot.Competences;
using Xunit;

namespace KompetenzBot.Tests.Alarms.Scenarios;

public sealed class ScenarioListTests
{
    public static TheoryData<string> Words => [.. Embedded.List.All.SelectMany(scenario => scenario.Words).Distinct()];

    [Theory]
    [MemberData(nameof(Words))]
    public void Every_word_finds_its_scenario(string word) =>
        Assert.Contains(word, Assert.IsType<ScenarioMatch.Found>(Embedded.List.Find(word)).Scenario.Words);

    [Theory]
    [InlineData("impfzentrum", "vaccination-centre")]
    [InlineData("  IMPF-ZENTRUM ", "vaccination-centre")]
    [InlineData("Impfzentren", "vaccination-centre")]
    [InlineData("Impfzetnrum", "vaccination-centre")]
    [InlineData("vaccination center", "vaccination-centre")]
    [InlineData("vaccination-centre", "vaccination-centre")]
    [InlineData("Stromausfal", "blackout")]
    [InlineData("Stromausfälle", "blackout")]
    [InlineData("Evakuirung", "evacuation")]
    [InlineData("buergertelefon", "citizens-hotline")]
    [InlineData("it ausfall", "it-outage")]
    [InlineData("Hochwasser & Starkregen", "flood")]
    public void Spelling_does_not_matter_much(string typed, string id) => Assert.Equal(id, Assert.IsType<ScenarioMatch.Found>(Embedded.List.Find(typed)).Scenario.Id);

    [Theory]
    [InlineData("Impfz", "vaccination-centre")]
    [InlineData("Wasser", "drinking-water")]
    [InlineData("Stromausfallübung", "blackout")]
    public void An_unknown_word_names_what_may_be_meant(string typed, string id) =>
        Assert.Contains(id, Assert.IsType<ScenarioMatch.Unknown>(Embedded.List.Find(typed)).Nearest.Select(scenario => scenario.Id));

    [Theory]
    [InlineData("")]
    [InlineData(" - ")]
    [InlineData("Zauberei")]
    [InlineData("x")]
    public void What_resembles_nothing_is_just_unknown(string typed) => Assert.Empty(Assert.IsType<ScenarioMatch.Unknown>(Embedded.List.Find(typed)).Nearest);

    [Fact]
    public void A_very_long_word_is_not_looked_for() => Assert.Empty(Assert.IsType<ScenarioMatch.Unknown>(Embedded.List.Find(new string('i', 100_000))).Nearest);

    [Fact]
    public void At_most_three_are_named() =>
        Assert.Equal(3, Assert.IsType<ScenarioMatch.Unknown>(ListOf("Lage Nord", "Lage Ost", "Lage West", "Lage Mitte").Find("Lage")).Nearest.Count);

    [Fact]
    public void Where_a_typo_fits_two_both_are_named()
    {
        var match = Assert.IsType<ScenarioMatch.Unknown>(ListOf("Brandlage", "Bandlage").Find("Bxandlage"));

        Assert.Equal(["s0", "s1"], match.Nearest.Select(scenario => scenario.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_short_word_allows_no_typo() => Assert.IsType<ScenarioMatch.Unknown>(ListOf("Eis", "Reis").Find("Eit"));

    [Fact]
    public void An_ending_counts_where_it_tells_two_apart()
    {
        var list = ListOf("Tierseuche", "Tierseuchen");

        Assert.Equal("s0", Assert.IsType<ScenarioMatch.Found>(list.Find("tierseuche")).Scenario.Id);
        Assert.Equal("s1", Assert.IsType<ScenarioMatch.Found>(list.Find("tierseuchen")).Scenario.Id);
    }

    private static ScenarioList ListOf(params string[] names) =>
        new([.. names.Select((name, i) => new Scenario($"s{i}", new LocalizedText(name, name), new LocalizedText("t", "t"), [new ScenarioNeed(1, "first-aid")]))]);
}
