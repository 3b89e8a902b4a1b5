using KompetenzBot.Competences;
using Xunit;

namespace KompetenzBot.Tests.Competences;

public sealed class EmbeddedCatalogueTests
{
    private static readonly CompetenceCatalogue Catalogue = CompetenceCatalogue.LoadEmbedded();

    public static TheoryData<string> Categories => [.. Catalogue.Categories.Select(category => category.Id)];

    [Fact]
    public void Everything_has_a_German_and_an_English_name()
    {
        var names = Catalogue.Competences.Select(entry => entry.Name)
            .Concat(Catalogue.Groups.Select(group => group.Name))
            .Concat(Catalogue.Categories.SelectMany(category => new[] { category.Name, category.Description }));

        Assert.All(names, name => Assert.False(string.IsNullOrWhiteSpace(name.De) || string.IsNullOrWhiteSpace(name.En), name.ToString()));
    }

    [Fact]
    public void Ids_are_kebab_case() =>
        Assert.All(Catalogue.Competences, entry => Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", entry.Id));

    [Fact]
    public void Names_are_short_enough_for_a_card() =>
        Assert.All(Catalogue.Competences, entry => Assert.InRange(Math.Max(entry.Name.De.Length, entry.Name.En.Length), 2, 60));

    [Theory]
    [MemberData(nameof(Categories))]
    public void A_category_has_something_to_choose_from(string category) => Assert.True(Catalogue.InCategory(category).Count() >= 4);

    [Theory]
    [InlineData("training", "mediation coaching first-aid fire-warden occupational-safety")]
    [InlineData("driving", "driving-licence-b driving-licence-be driving-licence-c1 driving-licence-c1e driving-licence-c driving-licence-ce")]
    [InlineData("driving", "driving-licence-d1 driving-licence-d driving-licence-de driving-licence-t driving-licence-l")]
    [InlineData("driving", "forklift crane boat-inland drone dangerous-goods passenger-transport")]
    [InlineData("languages", "arabic ukrainian turkish tigrinya dari")]
    [InlineData("accessible-communication", "dgs lbg tactile-signing international-sign easy-language sworn-interpreter")]
    [InlineData("missions", "crisis-region development-cooperation military-mission un-mission")]
    [InlineData("it", "it-networks it-servers software-development data-analysis gis service-desk it-security bos-radio")]
    [InlineData("volunteering", "volunteer-fire-brigade thw red-cross asb johanniter malteser dlrg crisis-phone food-bank refugee-help youth-leader")]
    [InlineData("medical", "doctor nurse paramedic nursing-assistant vaccination hygiene psychosocial-emergency-care")]
    [InlineData("staff-work", "s1 s2 s3 s4 s5 s6 crisis-communication hotline")]
    [InlineData("logistics", "warehouse event-management procurement security-guard")]
    [InlineData("crafts", "electrician emergency-power chainsaw cook")]
    [InlineData("social", "childcare social-worker elderly-companion")]
    public void A_category_has_what_a_city_looks_for(string category, string ids) =>
        Assert.All(ids.Split(' '), id => Assert.Equal(category, Catalogue.Find(id)?.Category.Id));

    [Fact]
    public void Languages_have_levels_of_the_common_European_framework()
    {
        var languages = Catalogue.InCategory("languages").ToList();

        Assert.True(languages.Count >= 30);
        Assert.All(languages, language => Assert.Equal("cefr", language.Levels?.Id));
    }

    [Theory]
    [InlineData("driving-licence-c")]
    [InlineData("first-aid")]
    [InlineData("youth-leader")]
    public void Certificates_that_expire_ask_for_their_validity(string id) => Assert.True(Catalogue.Find(id)?.HasValidity);

    [Theory]
    [InlineData("volunteer-fire-brigade", true)]
    [InlineData("thw", true)]
    [InlineData("reservist", true)]
    [InlineData("food-bank", false)]
    public void Who_may_be_called_elsewhere_is_marked(string id, bool marked) => Assert.Equal(marked, Catalogue.Find(id)?.MayBeCalledElsewhere);

    [Fact]
    public void An_unknown_id_is_not_found() => Assert.Null(Catalogue.Find("wizard"));
}
