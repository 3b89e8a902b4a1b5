using System.Collections.Frozen;

namespace KompetenzBot.Competences;

/// <summary>The competences that can be registered and asked for. Immutable; safe to share between threads.</summary>
public sealed class CompetenceCatalogue
{
    /// <summary>The name by which cards ask for competences while a person types one.</summary>
    public const string Dataset = "competences";

    private readonly FrozenDictionary<string, Competence> _byId;
    private readonly FrozenDictionary<string, CompetenceCategory> _categoriesById;
    private readonly FrozenDictionary<string, CompetenceGroup> _groupsById;
    private readonly ILookup<string, Competence> _byCategory;
    private readonly FrozenDictionary<string, FrozenSet<string>> _satisfying;
    private readonly WordIndex _index;

    internal CompetenceCatalogue(
        int version,
        IReadOnlyList<CompetenceCategory> categories,
        IReadOnlyList<Competence> competences,
        IReadOnlyList<CompetenceGroup> groups,
        IReadOnlyList<CatalogueWord> phrases)
    {
        Version = version;
        Categories = categories;
        Competences = competences;
        Groups = groups;
        _byId = competences.ToFrozenDictionary(competence => competence.Id);
        _categoriesById = categories.ToFrozenDictionary(category => category.Id);
        _groupsById = groups.ToFrozenDictionary(group => group.Id);
        _byCategory = competences.ToLookup(competence => competence.Category.Id);
        _satisfying = Inclusion.Invert(competences);
        Words = [.. CatalogueWords.Of(this), .. phrases];
        _index = WordIndex.Build(Words);
    }

    public int Version { get; }

    public IReadOnlyList<CompetenceCategory> Categories { get; }

    public IReadOnlyList<Competence> Competences { get; }

    public IReadOnlyList<CompetenceGroup> Groups { get; }

    /// <summary>Everything that <see cref="Resolve"/> knows, in both languages.</summary>
    public IReadOnlyList<CatalogueWord> Words { get; }

    /// <summary>Reads the catalogue that is built into the product.</summary>
    /// <exception cref="CatalogueException">The catalogue contradicts itself.</exception>
    public static CompetenceCatalogue LoadEmbedded()
    {
        using var json = typeof(CompetenceCatalogue).Assembly.GetManifestResourceStream(typeof(CompetenceCatalogue), "catalogue.json")
            ?? throw new CatalogueException(["it is not embedded"]);
        return Load(json);
    }

    /// <summary>Reads a catalogue from JSON in the shape of the embedded one.</summary>
    /// <exception cref="CatalogueException">The catalogue cannot be read or contradicts itself; all problems are named.</exception>
    public static CompetenceCatalogue Load(Stream json) => CatalogueReader.Read(json);

    public Competence? Find(string id) => _byId.GetValueOrDefault(id);

    public CompetenceCategory? FindCategory(string id) => _categoriesById.GetValueOrDefault(id);

    public CompetenceGroup? FindGroup(string id) => _groupsById.GetValueOrDefault(id);

    /// <summary>The competences of a category that are offered, in the order of the catalogue; none for an unknown one.</summary>
    public IEnumerable<Competence> InCategory(string id) => _byCategory[id].Where(competence => !competence.IsRetired);

    /// <summary>The ids of which any one means that a person holds <paramref name="id"/>: itself and all that include it by law or rank.</summary>
    public IReadOnlySet<string> Satisfying(string id) => _satisfying.GetValueOrDefault(id) ?? FrozenSet.Create(id);

    /// <summary>What a word asks for, regardless of case, umlauts, hyphens, spaces and simple endings; or the nearest known names.</summary>
    public Resolution Resolve(string text) => _index.Resolve(text);

    /// <summary>As <see cref="Resolve"/>, without looking for the nearest names; null where nobody says that.</summary>
    public CompetenceQuery? TryResolve(string text) => _index.TryResolve(text);
}
