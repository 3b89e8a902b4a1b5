using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Competences;
using KompetenzBot.Tests.Competences.Queries;
using Xunit;

namespace KompetenzBot.Tests.Competences;

public sealed class CompetenceMatcherTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();
    private static readonly DateOnly Today = QueryGen.Today;

    [Theory]
    [InlineData("Führerschein C", "driving-licence-c", true)]
    [InlineData("Führerschein C", "driving-licence-ce", true)]
    [InlineData("Führerschein C1", "driving-licence-ce", true)]
    [InlineData("Führerschein B", "driving-licence-ce", true)]
    [InlineData("Führerschein C", "driving-licence-c1", false)]
    [InlineData("Führerschein D", "driving-licence-ce", false)]
    [InlineData("Sanitäter", "paramedic", true)]
    [InlineData("Notfallsanitäter", "medic", false)]
    [InlineData("Gebärdensprache", "lbg", true)]
    [InlineData("Gebärdensprache", "easy-language", false)]
    [InlineData("Sprachen", "tamil", true)]
    public void A_competence_serves_a_need(string need, string held, bool expected) =>
        Assert.Equal(expected, CompetenceMatcher.Matches(Query(need), new Candidate([new HeldCompetence(held)], Today), Catalogue));

    [Theory]
    [InlineData("Arabisch ab B1", "a2", false)]
    [InlineData("Arabisch ab B1", "b1", true)]
    [InlineData("Arabisch ab B1", "native", true)]
    [InlineData("Arabisch ab B1", null, false)]
    [InlineData("Arabisch ab B1", "of-another-scheme", false)]
    [InlineData("Arabisch", null, true)]
    public void A_level_is_reached_or_not(string need, string? level, bool expected) =>
        Assert.Equal(expected, CompetenceMatcher.Matches(Query(need), new Candidate([new HeldCompetence("arabic", level)], Today), Catalogue));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void A_certificate_counts_until_the_end_of_its_last_day(int days, bool expected) =>
        Assert.Equal(expected, CompetenceMatcher.Matches(new Holds("first-aid"), new Candidate([new HeldCompetence("first-aid", null, Today.AddDays(days))], Today), Catalogue));

    [Fact]
    public void An_expired_one_does_not_hide_a_valid_one() => Assert.True(CompetenceMatcher.Matches(
        new Holds("driving-licence-c"),
        new Candidate([new HeldCompetence("driving-licence-c", null, Today.AddDays(-1)), new HeldCompetence("driving-licence-ce", null, Today)], Today),
        Catalogue));

    [Fact]
    public void A_competence_that_left_the_catalogue_still_matches_itself() =>
        Assert.True(CompetenceMatcher.Matches(new Holds("telegraphy"), new Candidate([new HeldCompetence("telegraphy")], Today), Catalogue));

    [Fact]
    public void Nothing_held_matches_nothing() => Assert.False(CompetenceMatcher.Matches(Query("Sprachen"), new Candidate([], Today), Catalogue));

    [Fact]
    public void The_fast_way_agrees_with_the_obvious_one()
    {
        var cases = from query in QueryGen.OfFew()
                    from person in QueryGen.People()
                    select (query, person);

        Prop.ForAll(cases.ToArbitrary(), one =>
        {
            var expected = Obviously(one.query, one.person);
            return (CompetenceMatcher.Matches(one.query, one.person, Catalogue) == expected).Classify(expected, "matches");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    [Theory]
    [InlineData("nicht Erste Hilfe", -1, true)]
    [InlineData("nicht Erste Hilfe", 0, false)]
    [InlineData("nicht Sprachen", 0, true)]
    public void Not_asks_for_people_who_hold_nothing_valid_of_the_kind(string need, int days, bool expected) =>
        Assert.Equal(expected, CompetenceMatcher.Matches(Query(need), new Candidate([new HeldCompetence("first-aid", null, Today.AddDays(days))], Today), Catalogue));

    [Theory]
    [InlineData("verfügbar:nachts", AvailableTimes.Nights | AvailableTimes.DutyHours, true)]
    [InlineData("verfügbar:nachts", AvailableTimes.Weekends, false)]
    [InlineData("Arabisch und verfügbar:nachts", AvailableTimes.Nights, true)]
    [InlineData("Arabisch und nicht verfügbar:nachts", AvailableTimes.Nights, false)]
    public void Availability_is_part_of_the_answer(string need, AvailableTimes times, bool expected) =>
        Assert.Equal(expected, CompetenceMatcher.Matches(Query(need), new Candidate([new HeldCompetence("arabic")], Today, times), Catalogue));

    [Fact]
    public void A_time_that_is_none_is_met_by_nobody() => Assert.False(
        CompetenceMatcher.Matches(new AvailableAt(AvailableTimes.None), new Candidate([], Today, AvailableTimes.DutyHours), Catalogue));

    private static bool Obviously(CompetenceQuery query, Candidate person) => query switch
    {
        AnyOf anyOf => anyOf.Options.Any(option => Obviously(option, person)),
        AllOf allOf => allOf.Parts.Count(part => Obviously(part, person)) == allOf.Parts.Count,
        Not not => !Obviously(not.Part, person),
        AvailableAt at => person.Times.HasFlag(at.Time),
        Holds holds => person.Held.Any(one => (one.ValidUntil is null || one.ValidUntil >= Today) && Covers(one.CompetenceId, holds.CompetenceId) && Reaches(one, holds)),
        _ => false,
    };

    private static bool Covers(string held, string asked) =>
        held == asked || (Catalogue.Find(held)?.Includes ?? []).Any(included => Covers(included, asked));

    private static bool Reaches(HeldCompetence held, Holds asked)
    {
        if (asked.MinimumLevel is null)
        {
            return true;
        }

        var order = (Catalogue.Find(asked.CompetenceId)?.Levels?.Levels ?? []).Select(level => level.Id).ToList();
        return Catalogue.Find(held.CompetenceId)?.Levels == Catalogue.Find(asked.CompetenceId)?.Levels
            && order.Contains(asked.MinimumLevel)
            && held.Level is not null
            && order.IndexOf(held.Level) >= order.IndexOf(asked.MinimumLevel);
    }

    private static CompetenceQuery Query(string text) => Assert.IsType<QueryResult.Parsed>(QueryParser.Parse(text, Catalogue)).Query;
}
