using KompetenzBot.Alarms.Composing;
using KompetenzBot.Competences;
using KompetenzBot.Tests.DutyHours;
using Xunit;

namespace KompetenzBot.Tests.Alarms;

public sealed class AlarmPlanReaderTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();

    /// <summary>Noon in Dortmund.</summary>
    private static readonly DateTimeOffset Now = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_full_line_becomes_a_plan_with_one_time_and_place_for_all_needs()
    {
        var (plan, problems) = Read("5 Führerschein C + Gebärdensprache, Westfalenhallen, heute 18-22 Uhr: Aufbau");

        Assert.Empty(problems);
        Assert.Equal(("Westfalenhallen", "Aufbau"), (plan!.Place, plan.Text));
        Assert.Equal((Now.AddHours(6), Now.AddHours(10)), (plan.From, plan.To));
        Assert.Equal([(1, 5), (2, 1)], plan.Needs.Select(need => (need.Number, need.Count)));
        Assert.All(plan.Needs, need => Assert.Equal((plan.Place, plan.From, plan.To), (need.Place, need.From, need.To)));
    }

    [Theory]
    [InlineData("5 Führerschein C", 5)]
    [InlineData("5x Führerschein C", 5)]
    [InlineData("5 × Führerschein C", 5)]
    [InlineData("Führerschein C", 1)]
    [InlineData("999 Führerschein C", 999)]
    public void A_need_says_how_many(string needs, int count) => Assert.Equal(count, Assert.Single(Read(needs).Plan!.Needs).Count);

    [Theory]
    [InlineData("0 Führerschein C", "0")]
    [InlineData("-3 Führerschein C", "-3")]
    [InlineData("1000 Führerschein C", "1000")]
    [InlineData("99999999999999999999 Führerschein C", "99999999999999999999")]
    public void An_absurd_count_is_named(string needs, string count) =>
        Assert.Equal((AlarmField.Needs, new AlarmProblem.CountOutOfRange(count, 999)), Assert.Single(Read(needs).Problems));

    [Fact]
    public void An_unknown_word_is_named()
    {
        var problem = Assert.IsType<AlarmProblem.Competence>(Assert.Single(Read("5 Zauberer").Problems).Problem);
        Assert.Equal("Zauberer", Assert.IsType<QueryResult.UnknownWord>(problem.Result).Word);
    }

    [Fact]
    public void A_count_without_a_competence_is_an_empty_need() =>
        Assert.IsType<QueryResult.Empty>(Assert.IsType<AlarmProblem.Competence>(Assert.Single(Read("5").Problems).Problem).Result);

    [Theory]
    [InlineData("5 Arabisch + 2 (Sanitäter oder Dari", "(", 15, "5 Arabisch + 2")]
    [InlineData("5 Arabisch\n2 Dari)", ")", 17, "5 Arabisch\n2 Dari")]
    [InlineData(" (Dari ", "(", 0, "")]
    public void A_problem_says_where_it_is_in_the_whole_field(string needs, string sign, int position, string before)
    {
        var problem = Assert.IsType<AlarmProblem.Competence>(Assert.Single(Read(new AlarmFields(needs.Trim())).Problems).Problem);

        Assert.Equal(new AlarmProblem.Competence(new QueryResult.Unbalanced(sign, position), before), problem);
    }

    [Fact]
    public void A_need_may_join_competences() => Assert.Equal(
        [3, 2],
        Read("3 Sanitäter und (Führerschein C oder C1) und nicht Arabisch + 2 Führerschein C oder C1, und Arabisch ab B1, Hansaplatz").Plan!.Needs.Select(need => Assert.IsType<AllOf>(need.Query).Parts.Count));

    [Fact]
    public void No_need_at_all_is_a_problem() => Assert.IsType<AlarmProblem.NoNeeds>(Assert.Single(Read(new AlarmFields(" + ", "Westfalenhallen")).Problems).Problem);

    [Theory]
    [InlineData("Arabisch ab C9", "c9")]
    [InlineData("Arabisch >= fließender", "fließender")]
    public void An_unknown_level_is_named_with_those_that_exist(string needs, string level)
    {
        var problem = Assert.IsType<AlarmProblem.Competence>(Assert.Single(Read(needs).Problems).Problem);
        var unknown = Assert.IsType<QueryResult.UnknownLevel>(problem.Result);
        Assert.Equal(level, unknown.Word, ignoreCase: true);
        Assert.NotEmpty(unknown.Existing);
    }

    [Fact]
    public void Every_problem_is_said_at_once() =>
        Assert.Equal(
            [AlarmField.Needs, AlarmField.Needs, AlarmField.Place, AlarmField.Text, AlarmField.When],
            Read(new AlarmFields("0 Führerschein C + 5 Zauberer", new string('x', 151), "heute 3 Uhr", new string('x', 801))).Problems.Select(p => p.Field).Order(ByName));

    [Fact]
    public void Eight_needs_are_possible_and_nine_are_not()
    {
        Assert.Equal(8, Read(string.Join('+', Enumerable.Repeat("Arabisch", 8))).Plan!.Needs.Count);
        Assert.Equal(new AlarmProblem.TooManyNeeds(8), Assert.Single(Read(string.Join('+', Enumerable.Repeat("Arabisch", 9))).Problems).Problem);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("1 ")]
    [InlineData("ab ")]
    [InlineData("ä>=")]
    public void Very_long_needs_are_refused_and_not_choked_on(string piece) =>
        Assert.Equal((AlarmField.Needs, new AlarmProblem.TooLong(800)), Assert.Single(Read(new AlarmFields(string.Concat(Enumerable.Repeat(piece, 10_000)))).Problems));

    private static Comparer<AlarmField> ByName { get; } = Comparer<AlarmField>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()));

    private static (AlarmPlan? Plan, IReadOnlyList<(AlarmField Field, AlarmProblem Problem)> Problems) Read(string line) => Read(AlarmFields.Split(line));

    private static (AlarmPlan? Plan, IReadOnlyList<(AlarmField Field, AlarmProblem Problem)> Problems) Read(AlarmFields fields) =>
        AlarmPlanReader.Read(fields, Catalogue, City.Clock, Now);
}
