using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Competences;
using Xunit;

namespace KompetenzBot.Tests.Competences;

public sealed class CompetenceMatcherTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();
    private static readonly DateOnly Today = new(2026, 3, 14);

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
        Assert.Equal(expected, CompetenceMatcher.Matches(Query(need), [new HeldCompetence(held)], Today, Catalogue));

    [Theory]
    [InlineData("Arabisch ab B1", "a2", false)]
    [InlineData("Arabisch ab B1", "b1", true)]
    [InlineData("Arabisch ab B1", "native", true)]
    [InlineData("Arabisch ab B1", null, false)]
    [InlineData("Arabisch ab B1", "of-another-scheme", false)]
    [InlineData("Arabisch", null, true)]
    public void A_level_is_reached_or_not(string need, string? level, bool expected) =>
        Assert.Equal(expected, CompetenceMatcher.Matches(Query(need), [new HeldCompetence("arabic", level)], Today, Catalogue));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void A_certificate_counts_until_the_end_of_its_last_day(int days, bool expected) =>
        Assert.Equal(expected, CompetenceMatcher.Matches(new Holds("first-aid"), [new HeldCompetence("first-aid", null, Today.AddDays(days))], Today, Catalogue));

    [Fact]
    public void An_expired_one_does_not_hide_a_valid_one() => Assert.True(CompetenceMatcher.Matches(
        new Holds("driving-licence-c"),
        [new HeldCompetence("driving-licence-c", null, Today.AddDays(-1)), new HeldCompetence("driving-licence-ce", null, Today)],
        Today,
        Catalogue));

    [Fact]
    public void A_competence_that_left_the_catalogue_still_matches_itself() =>
        Assert.True(CompetenceMatcher.Matches(new Holds("telegraphy"), [new HeldCompetence("telegraphy")], Today, Catalogue));

    [Fact]
    public void Nothing_held_matches_nothing() => Assert.False(CompetenceMatcher.Matches(Query("Sprachen"), [], Today, Catalogue));

    [Fact]
    public void The_fast_way_agrees_with_the_obvious_one()
    {
        // few competences, so that hits are frequent
        string[] ids = ["arabic", "dari", "dgs", "lbg", "driving-licence-b", "driving-licence-c", "driving-licence-ce", "medic", "paramedic", "it-gone"];
        string?[] levels = [null, "a1", "b1", "c2", "native", "basic", "fluent"];
        var holds = from id in Gen.Elements(ids)
                    from level in Gen.Elements(levels)
                    select (CompetenceQuery)new Holds(id, level);
        var queries = Gen.OneOf(holds, holds.ListOf().Select(options => (CompetenceQuery)new AnyOf([.. options])));
        var helds = from id in Gen.Elements(ids)
                    from level in Gen.Elements(levels)
                    from days in Gen.Choose(-3, 6)
                    select new HeldCompetence(id, level, days > 3 ? null : Today.AddDays(days));
        var cases = from query in queries
                    from held in helds.ListOf()
                    select (query, held: held.ToList());

        Prop.ForAll(cases.ToArbitrary(), one =>
            CompetenceMatcher.Matches(one.query, one.held, Today, Catalogue) == Obviously(one.query, one.held)).QuickCheckThrowOnFailure();
    }

    private static bool Obviously(CompetenceQuery query, IEnumerable<HeldCompetence> held) => query switch
    {
        AnyOf anyOf => anyOf.Options.Any(option => Obviously(option, held)),
        Holds holds => held.Any(one => (one.ValidUntil is null || one.ValidUntil >= Today) && Covers(one.CompetenceId, holds.CompetenceId) && Reaches(one, holds)),
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
