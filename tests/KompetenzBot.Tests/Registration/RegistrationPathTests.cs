using FsCheck;
using FsCheck.Fluent;
using KompetenzBot.Competences;
using KompetenzBot.Registration;
using Xunit;

namespace KompetenzBot.Tests.Registration;

public sealed class RegistrationPathTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();
    private static readonly RegistrationPath Path = new(Catalogue);

    [Fact]
    public void The_way_leads_through_every_page_to_the_summary()
    {
        var levelled = Catalogue.Competences.Where(c => c.Levels is not null).Take(9).Select(c => new HeldCompetence(c.Id)).ToArray();
        var draft = new RegistrationDraft { Categories = [.. Catalogue.Categories.Take(2).Select(c => c.Id)], Competences = levelled };

        Assert.Equal(
            [
                (RegistrationStep.Know, 0), (RegistrationStep.Notice, 0), (RegistrationStep.Categories, 0), (RegistrationStep.Competences, 0), (RegistrationStep.Competences, 1),
                (RegistrationStep.Details, 0), (RegistrationStep.Details, 1), (RegistrationStep.Contact, 0), (RegistrationStep.About, 0), (RegistrationStep.Summary, 0),
            ],
            Way(draft).Select(d => (d.Step, d.Page)));
    }

    [Fact]
    public void Steps_with_nothing_to_ask_are_skipped() => Assert.Equal(
        [RegistrationStep.Know, RegistrationStep.Notice, RegistrationStep.Categories, RegistrationStep.Contact, RegistrationStep.About, RegistrationStep.Summary],
        Way(new RegistrationDraft()).Select(d => d.Step));

    [Fact]
    public void Every_competence_with_a_level_or_a_validity_is_asked_about_exactly_once() => Prop.ForAll(Drafts, draft =>
        Way(draft).Where(d => d.Step == RegistrationStep.Details).SelectMany(Path.OnPage).SequenceEqual(Path.Detailed(draft))).QuickCheckThrowOnFailure();

    [Fact]
    public void Back_undoes_next_wherever_one_stands() => Prop.ForAll(Drafts, draft =>
        Way(draft).Where(d => d.Step != RegistrationStep.Summary).All(d => Path.Before(Path.After(d)!) == d)).QuickCheckThrowOnFailure();

    [Fact]
    public void Back_from_the_first_step_stays_there() => Assert.Equal(new RegistrationDraft(), Path.Before(new RegistrationDraft()));

    private static Arbitrary<RegistrationDraft> Drafts =>
        (from categories in Gen.SubListOf(Catalogue.Categories.Select(c => c.Id))
         from competences in Gen.SubListOf(Catalogue.Competences.Select(c => c.Id))
         select new RegistrationDraft { Categories = [.. categories], Competences = [.. competences.Select(id => new HeldCompetence(id))] }).ToArbitrary();

    private static List<RegistrationDraft> Way(RegistrationDraft draft)
    {
        List<RegistrationDraft> way = [draft];
        while (way[^1].Step != RegistrationStep.Summary)
        {
            way.Add(Path.After(way[^1])!);
        }

        return way;
    }
}
