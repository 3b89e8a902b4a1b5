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

        return latest.Recognizer.Recognize(text);
    }

    /// <summary>The single competences that a text names, with the level where one was said; groups leave open which one is meant and are left out.</summary>
    public IReadOnlyList<HeldCompetence> Named(string text) =>
        [.. Recognize(text).Select(found => found.Query).OfType<Holds>().Select(holds => new HeldCompetence(holds.CompetenceId, holds.MinimumLevel))];
}
