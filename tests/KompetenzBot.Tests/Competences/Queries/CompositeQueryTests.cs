using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Competences;
using Xunit;

namespace KompetenzBot.Tests.Competences.Queries;

/// <summary>Queries that join words by "und", "oder" and "nicht".</summary>
public sealed class CompositeQueryTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly DateOnly Today = new(2026, 3, 14);

    [Theory]
    [InlineData("sanitaeter und (fuehrerschein:C1 oder fuehrerschein:C) und sprache:arabisch>=B1", "Sanitätshelfer/in, und Führerschein C1 oder C, und Arabisch mindestens B1")]
    [InlineData("Führerschein C oder C1, und Arabisch mindestens B1", "Führerschein C oder C1, und Arabisch mindestens B1")]
    [InlineData("Arabisch oder Polnisch und Führerschein B", "Arabisch oder (Polnisch und Führerschein B)")]
    [InlineData("Arabisch und nicht Führerschein B", "Arabisch und nicht Führerschein B")]
    [InlineData("!(Arabisch | Polnisch) & Führerschein B", "nicht (Arabisch oder Polnisch) und Führerschein B")]
    [InlineData("not Arabic and driving licence B", "nicht Arabisch und Führerschein B")]
    [InlineData("Medizin und Pflege und Arabisch", "Medizin und Pflege und Arabisch")]
    [InlineData("Kurdisch (Sorani) oder Twi (Akan)", "Kurdisch (Sorani) oder Twi (Akan)")]
    [InlineData("((Arabisch))", "Arabisch")]
    [InlineData("DGS ab Dolmetschen oder Muttersprache oder LBG", "Deutsche Gebärdensprache (DGS) mindestens Dolmetschen oder Muttersprache oder Lautsprachbegleitende Gebärden (LBG)")]
    [InlineData("Arabisch und verfügbar:nachts", "Arabisch und nachts verfügbar")]
    [InlineData("Arabic and available:weekends", "Arabisch und am Wochenende verfügbar")]
    [InlineData("\"Arabisch\" und „Polnisch“", "Arabisch und Polnisch")]
    public void A_query_is_said_back_in_plain_words(string text, string meaning) => Assert.Equal(meaning, Parsed(text).Describe(Catalogue, German));

    [Theory]
    [InlineData("Arabisch und", 12)]
    [InlineData("und Arabisch", 0)]
    [InlineData("Arabisch und oder Polnisch", 13)]
    [InlineData("Arabisch und ()", 14)]
    [InlineData("nicht", 5)]
    public void A_connective_needs_words_beside_it(string text, int position) => Assert.Equal(position, Assert.IsType<QueryResult.MissingOperand>(QueryParser.Parse(text, Catalogue)).Position);

    [Theory]
    [InlineData("(Arabisch", '(', 0)]
    [InlineData("Polnisch und (Arabisch oder (Dari)", '(', 13)]
    [InlineData("Arabisch)", ')', 8)]
    public void A_parenthesis_needs_its_counterpart(string text, char parenthesis, int position) =>
        Assert.Equal(new QueryResult.Unbalanced(parenthesis.ToString(), position), QueryParser.Parse(text, Catalogue));

    [Fact]
    public void An_unknown_word_inside_is_named_with_its_place_and_the_nearest()
    {
        var unknown = Assert.IsType<QueryResult.UnknownWord>(QueryParser.Parse("Führerschein C und (Arabsich oder Polnisch)", Catalogue));

        Assert.Equal(("Arabsich", 20, "Arabisch"), (unknown.Word, unknown.Position, unknown.Nearest[0].De));
    }

    [Fact]
    public void What_nobody_would_write_is_refused_however_deep_it_is()
    {
        Assert.IsType<QueryResult.TooComplex>(QueryParser.Parse(new string('(', 400) + "Arabisch", Catalogue));
        Assert.IsType<QueryResult.TooComplex>(QueryParser.Parse(string.Concat(Enumerable.Repeat("nicht ", 200)) + "Arabisch", Catalogue));
        Assert.IsType<QueryResult.TooComplex>(QueryParser.Parse(string.Join(" und ", Enumerable.Repeat("Arabisch", 41)), Catalogue));
        Assert.IsType<QueryResult.TooComplex>(QueryParser.Parse(new string('a', 3000), Catalogue));
    }

    [Fact]
    public void Whatever_is_said_is_understood_again() => Prop.ForAll(Any.Where(IsSayable).ToArbitrary(), query =>
    {
        foreach (var culture in new[] { German, English })
        {
            var said = query.Describe(Catalogue, culture);
            Assert.True(QueryParser.Parse(said, Catalogue) is QueryResult.Parsed(var again) && again == query, $"{said} was understood as {(QueryParser.Parse(said, Catalogue) is QueryResult.Parsed(var other) ? other.Describe(Catalogue, culture) : QueryParser.Parse(said, Catalogue))}");
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void The_laws_of_logic_hold() => Prop.ForAll(Triples.ToArbitrary(), one =>
    {
        var (a, b, c) = one.Queries;
        var same = (CompetenceQuery left, CompetenceQuery right) => Assert.Equal(Matches(left, one.Person), Matches(right, one.Person));
        same(new Not(new Not(a)), a);
        same(new Not(CompetenceQuery.All([a, b])), CompetenceQuery.Any([new Not(a), new Not(b)]));
        same(new Not(CompetenceQuery.Any([a, b])), CompetenceQuery.All([new Not(a), new Not(b)]));
        same(CompetenceQuery.All([a, CompetenceQuery.Any([b, c])]), CompetenceQuery.Any([CompetenceQuery.All([a, b]), CompetenceQuery.All([a, c])]));
        same(CompetenceQuery.All([a, b]), CompetenceQuery.All([b, a]));
        same(CompetenceQuery.All([a, a]), a);
        same(CompetenceQuery.Any([a, CompetenceQuery.All([a, b])]), a);
        Assert.False(Matches(CompetenceQuery.All([a, new Not(a)]), one.Person));
        Assert.True(Matches(CompetenceQuery.Any([a, new Not(a)]), one.Person));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_prepared_query_agrees_with_the_obvious_one() => Prop.ForAll(Triples.ToArbitrary(), one =>
        Matches(one.Queries.A, one.Person) == Obviously(one.Queries.A, one.Person)).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_answered()
    {
        var pieces = Gen.Elements("Arabisch", " ", "und", "oder ", " nicht ", "(", ")", ",", ">=", "ab B1", "\ud800", "Führerschein C", "\"", "&", "|", "!", "verfügbar:", "C1", "\n");
        var texts = pieces.ListOf().Select(list => string.Concat(list));

        Prop.ForAll(texts.ToArbitrary(), text => QueryParser.Parse(text, Catalogue) is not null).QuickCheckThrowOnFailure();
    }

    private static Gen<CompetenceQuery> Leaf =>
        Gen.OneOf(
            Gen.Elements(Catalogue.Words.Select(word => word.Query).Distinct().ToArray()),
            Gen.Elements(Catalogue.Competences.SelectMany(entry => (entry.Levels?.Levels ?? []).Select(level => (CompetenceQuery)new Holds(entry.Id, level.Id))).ToArray()),
            Gen.Elements(Catalogue.InCategory("driving").Select(entry => (CompetenceQuery)new Holds(entry.Id)).ToArray()),
            Gen.Elements<CompetenceQuery>(new AvailableAt(AvailableTimes.DutyHours), new AvailableAt(AvailableTimes.Nights), new AvailableAt(AvailableTimes.Weekends)));

    private static Gen<CompetenceQuery> Any => Sized(Leaf, 2);

    private static Gen<((CompetenceQuery A, CompetenceQuery B, CompetenceQuery C) Queries, Candidate Person)> Triples
    {
        get
        {
            // few competences, so that hits are frequent
            string[] ids = ["arabic", "dgs", "driving-licence-b", "driving-licence-c", "driving-licence-ce", "medic", "paramedic"];
            string?[] levels = [null, "a1", "b1", "c2", "basic", "fluent"];
            var holds = from id in Gen.Elements(ids) from level in Gen.Elements(levels) select (CompetenceQuery)new Holds(id, level);
            var query = Sized(Gen.OneOf(holds, Gen.Elements(AvailableTimes.Nights, AvailableTimes.Weekends).Select(time => (CompetenceQuery)new AvailableAt(time))), 2);
            var held = from id in Gen.Elements(ids)
                       from level in Gen.Elements(levels)
                       from days in Gen.Choose(-3, 6)
                       select new HeldCompetence(id, level, days > 3 ? null : Today.AddDays(days));
            return from a in query
                   from b in query
                   from c in query
                   from all in held.ListOf()
                   from times in Gen.Choose(0, 7)
                   select ((a, b, c), new Candidate(all.ToList(), Today, (AvailableTimes)times));
        }
    }

    private static Gen<CompetenceQuery> Sized(Gen<CompetenceQuery> leaf, int depth)
    {
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Sized(leaf, depth - 1);
        var parts = from first in inner from second in inner from rest in inner.ListOf().Resize(2) select rest.Prepend(second).Prepend(first);
        return Gen.OneOf(leaf, parts.Select(CompetenceQuery.All), parts.Select(CompetenceQuery.Any), inner.Select(part => (CompetenceQuery)new Not(part)));
    }

    private static bool IsSayable(CompetenceQuery query) => Leaves(query) <= 40;

    private static int Leaves(CompetenceQuery query) => query switch
    {
        AllOf all => all.Parts.Sum(Leaves),
        AnyOf { Label: null } any => any.Options.Sum(Leaves),
        Not not => Leaves(not.Part),
        _ => 1,
    };

    private static bool Matches(CompetenceQuery query, Candidate person) => CompetenceMatcher.Prepare(query, Catalogue).Matches(person);

    private static bool Obviously(CompetenceQuery query, Candidate person) => query switch
    {
        AllOf all => !all.Parts.Any(part => !Obviously(part, person)),
        AnyOf any => any.Options.Any(option => Obviously(option, person)),
        Not not => !Obviously(not.Part, person),
        AvailableAt at => person.Times.HasFlag(at.Time),
        Holds holds => person.Held.Any(one => (one.ValidUntil is null || one.ValidUntil >= person.Day)
            && Catalogue.Satisfying(holds.CompetenceId).Contains(one.CompetenceId)
            && (holds.MinimumLevel is null || Ranks(one, holds))),
        _ => throw new InvalidOperationException(),
    };

    private static bool Ranks(HeldCompetence held, Holds holds)
    {
        var levels = Catalogue.Find(holds.CompetenceId)?.Levels?.Levels.Select(level => level.Id).ToList() ?? [];
        return Catalogue.Find(held.CompetenceId)?.Levels == Catalogue.Find(holds.CompetenceId)?.Levels
            && levels.Contains(holds.MinimumLevel!) && levels.IndexOf(held.Level ?? string.Empty) >= levels.IndexOf(holds.MinimumLevel!);
    }

    private static CompetenceQuery Parsed(string text) => Assert.IsType<QueryResult.Parsed>(QueryParser.Parse(text, Catalogue)).Query;
}
