namespace KompetenzBot.Competences;

internal static class CatalogueWords
{
    public static IEnumerable<CatalogueWord> Of(CompetenceCatalogue catalogue)
    {
        var competences = catalogue.Competences.SelectMany(entry => Of(entry.Id, entry.Name, entry.Synonyms, new Holds(entry.Id)));
        var groups = catalogue.Groups.SelectMany(group => Of(group.Id, group.Name, group.Synonyms, AnyOf(group.Members, group.Id)));
        var categories = catalogue.Categories.SelectMany(category =>
            Of(category.Id, category.Name, category.Synonyms, AnyOf(catalogue.InCategory(category.Id), category.Id)));
        return competences.Concat(groups).Concat(categories);
    }

    private static IEnumerable<CatalogueWord> Of(string id, LocalizedText name, IEnumerable<string> synonyms, CompetenceQuery query) =>
        synonyms.Prepend(id).Prepend(name.En).Prepend(name.De).Select(text => new CatalogueWord(text, name, query));

    private static AnyOf AnyOf(IEnumerable<Competence> competences, string label) => new([.. competences.Select(entry => new Holds(entry.Id))], label);
}
