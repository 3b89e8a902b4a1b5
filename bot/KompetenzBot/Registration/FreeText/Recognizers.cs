using KompetenzBot.Competences;
using KompetenzBot.Competences.Recognition;

namespace KompetenzBot.Registration.FreeText;

/// <summary>The recogniser of the catalogue in force; built anew when administrators change the catalogue. Safe for concurrent use.</summary>
public sealed class Recognizers(ICatalogues catalogues)
{
    private (CompetenceCatalogue Catalogue, CompetenceRecognizer Recognizer)? _latest;

    /// <summary>What a text seems to say.</summary>
    public IReadOnlyList<RecognizedCompetence> Recognize(string text)
    {
        var catalogue = catalogues.Current;
        if (_latest is not { } latest || latest.Catalogue != catalogue)
        {
            latest = (catalogue, new CompetenceRecognizer(catalogue));
            _latest = latest;
        }

        var found = latest.Recognizer.Recognize(text);
        return [.. found, .. WordList.Read(text, catalogue).Where(one => found.All(other => other.Id != one.Id))];
    }

    /// <summary>The groups and categories that a text names, by their ids: they leave open which of their competences is meant.</summary>
    public IReadOnlyList<string> Groups(string text) => [.. Recognize(text).Select(found => found.Query).OfType<AnyOf>().Select(any => any.Label).OfType<string>()];

    /// <summary>The single competences that a text names, with the level where one was said; groups leave open which one is meant and are left out.</summary>
    public IReadOnlyList<HeldCompetence> Named(string text) =>
        [.. Recognize(text).Select(found => found.Query).OfType<Holds>().Select(holds => new HeldCompetence(holds.CompetenceId, holds.MinimumLevel))];
}
