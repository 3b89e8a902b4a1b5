using System.Text.Json;
using KompetenzBot.Competences.Recognition;

namespace KompetenzBot.Tests.Competences.Recognition;

/// <summary>Sentences as people say them, with what they name: ids, with the level behind a colon where one is said. A third was not looked at while the recogniser was tuned.</summary>
public sealed record Sentence(string Text, IReadOnlyList<string> Expected, bool Holdout)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The list of a language: <c>de</c> or <c>en</c>.</summary>
    public static IReadOnlyList<Sentence> In(string language)
    {
        using var json = typeof(Sentence).Assembly.GetManifestResourceStream(typeof(Sentence), $"sentences-{language}.json")!;
        return JsonSerializer.Deserialize<Sentence[]>(json, Json)!;
    }

    /// <summary>What was recognised, written like <see cref="Expected"/>.</summary>
    public static string[] Found(CompetenceRecognizer recognizer, string text) => [.. recognizer.Recognize(text).Select(found => found.Level is { } level ? $"{found.Id}:{level}" : found.Id)];
}

/// <summary>How well a list was recognised.</summary>
/// <param name="Right">Proposed and said.</param>
/// <param name="Wrong">Proposed and not said, or with another level.</param>
/// <param name="Missed">Said and not proposed.</param>
public sealed record RecognitionScore(int Right, int Wrong, int Missed)
{
    public double Precision => Right + Wrong == 0 ? 1 : (double)Right / (Right + Wrong);

    public double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);

    public static RecognitionScore Of(CompetenceRecognizer recognizer, IEnumerable<Sentence> sentences) => sentences
        .Select(sentence => (sentence.Expected, Found: Sentence.Found(recognizer, sentence.Text)))
        .Aggregate(new RecognitionScore(0, 0, 0), (score, one) => new(
            score.Right + one.Found.Count(one.Expected.Contains),
            score.Wrong + one.Found.Count(found => !one.Expected.Contains(found)),
            score.Missed + one.Expected.Count(expected => !one.Found.Contains(expected))));
}
