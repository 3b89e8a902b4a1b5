using FuzzySharp;

namespace KompetenzBot.Competences;

/// <summary>Known names that someone may have meant.</summary>
internal static class NearestWords
{
    private const int Most = 3;
    private const int CutOff = 75;
    private const int ShortestPart = 5;

    public static IReadOnlyList<LocalizedText> To(string key, IReadOnlyDictionary<string, CatalogueWord> words) =>
        [.. words.Select(known => (known.Value.Name, Score: Similarity(key, known.Key)))
            .Where(candidate => candidate.Score >= CutOff)
            .GroupBy(candidate => candidate.Name, (name, scores) => (Name: name, Score: scores.Max(candidate => candidate.Score)))
            .OrderByDescending(candidate => candidate.Score)
            .ThenBy(candidate => candidate.Name.De, StringComparer.Ordinal)
            .Take(Most)
            .Select(candidate => candidate.Name)];

    private static int Similarity(string asked, string known)
    {
        var longer = Math.Max(asked.Length, known.Length);
        var shorter = asked.Length + known.Length - longer;
        if (200 * shorter >= CutOff * (longer + shorter) && Fuzz.Ratio(asked, known) is var ratio and >= CutOff)
        {
            return ratio;
        }

        // "Drohne" may well mean "Drohnenführerschein": the beginning of a word says more than its length
        return asked.Length >= ShortestPart && known.StartsWith(asked, StringComparison.Ordinal) ? CutOff : 0;
    }
}
