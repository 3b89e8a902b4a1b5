using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Competences;
using Xunit;

namespace KompetenzBot.Tests.Competences.Queries;

/// <summary>Queries obey the laws of logic for every person, whatever they hold.</summary>
public sealed class QueryAlgebraTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();

    [Fact]
    public void Twice_not_is_yes() => Always((a, _, _) => (Not(Not(a)), a));

    [Fact]
    public void Neither_is_not_the_one_and_not_the_other() => Always((a, b, _) => (Not(Or(a, b)), And(Not(a), Not(b))));

    [Fact]
    public void Not_both_is_not_the_one_or_not_the_other() => Always((a, b, _) => (Not(And(a, b)), Or(Not(a), Not(b))));

    [Fact]
    public void And_distributes_over_or() => Always((a, b, c) => (And(a, Or(b, c)), Or(And(a, b), And(a, c))));

    [Fact]
    public void Or_distributes_over_and() => Always((a, b, c) => (Or(a, And(b, c)), And(Or(a, b), Or(a, c))));

    [Fact]
    public void The_order_does_not_matter() => Always((a, b, c) => (And(Or(a, b), c), And(c, Or(b, a))));

    [Fact]
    public void Saying_it_twice_changes_nothing() => Always((a, b, _) => (And(Or(a, a), Or(b, b)), And(And(a, a), b)));

    [Fact]
    public void Everyone_has_it_or_has_it_not() => Always((a, b, _) => (And(b, Or(a, Not(a))), b));

    private static void Always(Func<CompetenceQuery, CompetenceQuery, CompetenceQuery, (CompetenceQuery One, CompetenceQuery Other)> law)
    {
        var query = QueryGen.OfFew();
        var cases = from a in query
                    from b in query
                    from c in query
                    from person in QueryGen.People()
                    select (Sides: law(a, b, c), person);
        Prop.ForAll(cases.ToArbitrary(), one => Matches(one.Sides.One, one.person) == Matches(one.Sides.Other, one.person)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static bool Matches(CompetenceQuery query, Candidate person) => CompetenceMatcher.Matches(query, person, Catalogue);

    private static Not Not(CompetenceQuery a) => new(a);

    private static AllOf And(CompetenceQuery a, CompetenceQuery b) => new([a, b]);

    private static AnyOf Or(CompetenceQuery a, CompetenceQuery b) => new([a, b]);
}
