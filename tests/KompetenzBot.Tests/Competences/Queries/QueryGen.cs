using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Competences;

namespace KompetenzBot.Tests.Competences.Queries;

/// <summary>Draws queries and people.</summary>
internal static class QueryGen
{
    public static readonly DateOnly Today = new(2026, 3, 14);

    /// <summary>Few, so that people often have what is asked for; with inclusion, levels of different schemes and one that left the catalogue.</summary>
    private static readonly string[] Ids = ["arabic", "dari", "dgs", "lbg", "driving-licence-b", "driving-licence-c", "driving-licence-ce", "medic", "paramedic", "it-gone"];
    private static readonly string?[] Levels = [null, "a1", "b1", "c2", "native", "basic", "fluent"];
    private static readonly AvailableTimes[] Times = [AvailableTimes.DutyHours, AvailableTimes.Nights, AvailableTimes.Weekends];

    /// <summary>Queries about a few competences, also such as nobody can type.</summary>
    public static Gen<CompetenceQuery> OfFew()
    {
        var holds = from id in Gen.Elements(Ids)
                    from level in Gen.Elements(Levels)
                    select (CompetenceQuery)new Holds(id, level);
        return Trees(Gen.Frequency((5, holds), (1, AvailableOnes())), parts => new AnyOf(parts), parts => new AllOf(parts), least: 0);
    }

    /// <summary>Queries as the parser makes them, about everything in the catalogue.</summary>
    public static Gen<CompetenceQuery> OfAll(CompetenceCatalogue catalogue)
    {
        var words = Gen.Elements(catalogue.Words.Select(word => word.Query).Distinct().ToArray());
        var levelled = Gen.Elements(catalogue.Competences.SelectMany(entry => (entry.Levels?.Levels ?? []).Select(CompetenceQuery (level) => new Holds(entry.Id, level.Id))).ToArray());
        var licences = Gen.Elements(catalogue.InCategory("driving").Select(CompetenceQuery (entry) => new Holds(entry.Id)).ToArray());
        return Trees(Gen.Frequency((4, words), (3, levelled), (2, licences), (1, AvailableOnes())), CompetenceQuery.Any, CompetenceQuery.All, least: 2);
    }

    public static Gen<Candidate> People()
    {
        var held = from id in Gen.Elements(Ids)
                   from level in Gen.Elements(Levels)
                   from days in Gen.Choose(-3, 6)
                   select new HeldCompetence(id, level, days > 3 ? null : Today.AddDays(days));
        return from some in held.ListOf()
               from times in Gen.Choose(0, 7)
               select new Candidate([.. some.Take(6)], Today, (AvailableTimes)times);
    }

    private static Gen<CompetenceQuery> AvailableOnes() => Gen.Elements(Times).Select(time => (CompetenceQuery)new AvailableAt(time));

    private static Gen<CompetenceQuery> Trees(
        Gen<CompetenceQuery> leaves, Func<CompetenceQuery[], CompetenceQuery> any, Func<CompetenceQuery[], CompetenceQuery> all, int least, int depth = 3)
    {
        if (depth == 0)
        {
            return leaves;
        }

        var inner = Trees(leaves, any, all, least, depth - 1);
        var lists = Gen.Choose(least, 3).SelectMany(count => inner.ArrayOf(count));
        return Gen.Frequency((2, leaves), (2, lists.Select(any)), (2, lists.Select(all)), (1, inner.Select(operand => (CompetenceQuery)new Not(operand))));
    }
}
