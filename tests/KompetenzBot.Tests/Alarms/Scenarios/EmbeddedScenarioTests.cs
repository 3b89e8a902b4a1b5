using System.Globalization;
using KompetenzBot.Alarms.Composing;
using KompetenzBot.Alarms.Scenarios;
using KompetenzBot.Competences;
using KompetenzBot.Tests.DutyHours;
using Xunit;

namespace KompetenzBot.Tests.Alarms.Scenarios;

public sealed class EmbeddedScenarioTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);

    public static MatrixTheoryData<string, string> EveryOneInBothLanguages => new(Embedded.List.All.Select(scenario => scenario.Id), ["de", "en"]);

    [Theory]
    [InlineData("Impfzentrum")]
    [InlineData("Evakuierung")]
    [InlineData("Bombenentschärfung")]
    [InlineData("Stromausfall")]
    [InlineData("Hochwasser")]
    [InlineData("Starkregen")]
    [InlineData("Notunterkunft")]
    [InlineData("Bürgertelefon")]
    [InlineData("Tierseuche")]
    [InlineData("IT-Ausfall")]
    [InlineData("Zivilschutz")]
    [InlineData("Katastrophenfall")]
    [InlineData("Hitzewelle")]
    [InlineData("MANV")]
    [InlineData("Großbrand")]
    [InlineData("Unwetter")]
    [InlineData("Trinkwassernotstand")]
    public void What_a_city_is_hit_by_is_there(string name) => Assert.IsType<ScenarioMatch.Found>(Embedded.List.Find(name));

    [Fact]
    public void Each_has_three_to_six_needs_with_sensible_counts() => Assert.All(Embedded.List.All, scenario =>
    {
        Assert.InRange(scenario.Needs.Count, 3, 6);
        Assert.All(scenario.Needs, need => Assert.InRange(need.Count, 2, 20));
    });

    [Theory]
    [MemberData(nameof(EveryOneInBothLanguages))]
    public void What_the_form_gets_is_read_back_to_the_same_needs(string id, string language)
    {
        var scenario = Assert.IsType<ScenarioMatch.Found>(Embedded.List.Find(id)).Scenario;

        var fields = ScenarioForm.Fill(new AlarmFields(), scenario, Embedded.Catalogue, CultureInfo.GetCultureInfo(language));

        var (plan, problems) = AlarmPlanReader.Read(fields, Embedded.Catalogue, City.Clock, Now);
        Assert.Empty(problems);
        Assert.Equal(scenario.Needs.Select(need => (need.Count, Query(need.Query))), plan!.Needs.Select(need => (need.Count, need.Query)));
        Assert.Equal(scenario.Text.For(CultureInfo.GetCultureInfo(language)), plan.Text);
    }

    [Theory]
    [MemberData(nameof(EveryOneInBothLanguages))]
    public void A_coordinator_reads_names_and_no_ids(string id, string language)
    {
        var scenario = Assert.IsType<ScenarioMatch.Found>(Embedded.List.Find(id)).Scenario;

        var needs = ScenarioForm.Needs(scenario, Embedded.Catalogue, CultureInfo.GetCultureInfo(language));

        Assert.All(scenario.Needs.Where(need => need.Query.Contains('-', StringComparison.Ordinal)), need => Assert.DoesNotContain(need.Query, needs, StringComparison.Ordinal));
    }

    [Fact]
    public void In_a_disaster_nobody_is_counted_whom_an_organisation_calls()
    {
        // these alone do not say that somebody is a member: the preview of the alarm counts them as such who may be called elsewhere
        string[] nonMembers = ["rescue-boat", "breathing-apparatus", "cbrn-protection", "search-dog", "emergency-doctor", "psychosocial-emergency-care"];
        var marked = Embedded.Catalogue.Competences.Where(competence => competence.MayBeCalledElsewhere).Select(competence => competence.Id).ToArray();
        HeldCompetence[] others = [.. Embedded.Catalogue.Competences.Where(competence => !competence.MayBeCalledElsewhere).Select(Highest)];
        var scenario = Assert.IsType<ScenarioMatch.Found>(Embedded.List.Find("civil-defence")).Scenario;

        Assert.All(scenario.Needs, need =>
        {
            var query = PreparedQuery.Of(Query(need.Query), Embedded.Catalogue);
            Assert.True(query.Matches(new Candidate(others, new DateOnly(2026, 9, 15))));
            Assert.All(marked.Except(nonMembers), member => Assert.False(query.Matches(new Candidate([.. others, new HeldCompetence(member)], new DateOnly(2026, 9, 15))), $"{need.Query}: {member}"));
        });
    }

    [Fact]
    public void Somebody_can_match_every_need()
    {
        HeldCompetence[] all = [.. Embedded.Catalogue.Competences.Where(competence => !competence.MayBeCalledElsewhere).Select(Highest)];

        Assert.All(Embedded.List.All.SelectMany(scenario => scenario.Needs), need =>
            Assert.True(PreparedQuery.Of(Query(need.Query), Embedded.Catalogue).Matches(new Candidate(all, new DateOnly(2026, 9, 15))), need.Query));
    }

    [Fact]
    public void Levels_are_asked_for_where_they_matter() => Assert.All(
        Embedded.List.All.SelectMany(scenario => scenario.Needs).SelectMany(need => Leaves(Query(need.Query))).Where(holds => Embedded.Catalogue.Find(holds.CompetenceId)!.Levels is not null),
        holds => Assert.True(holds.MinimumLevel is not null || holds.CompetenceId is "it-clients" or "service-desk", holds.CompetenceId));

    private static HeldCompetence Highest(Competence competence) => new(competence.Id, competence.Levels?.Levels[^1].Id);

    private static CompetenceQuery Query(string text) => Assert.IsType<QueryResult.Parsed>(QueryParser.Parse(text, Embedded.Catalogue)).Query;

    private static IEnumerable<Holds> Leaves(CompetenceQuery query) => query switch
    {
        Holds holds => [holds],
        AnyOf { Label: null } any => any.Options.SelectMany(Leaves),
        AllOf all => all.Parts.SelectMany(Leaves),
        Not not => Leaves(not.Part),
        _ => [],
    };
}
