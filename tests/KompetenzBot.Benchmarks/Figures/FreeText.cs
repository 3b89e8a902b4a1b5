using KompetenzBot.Competences;
using KompetenzBot.Competences.Recognition;
using KompetenzBot.Tests.Competences.Recognition;

namespace KompetenzBot.Benchmarks;

/// <summary>Figure 7: how well and how fast competences are recognised in what people write.</summary>
internal sealed class FreeText : IFigure
{
    public string Title => "Competences in free text";

    public Task<Result> MeasureAsync(bool quick, CancellationToken cancellationToken)
    {
        var recognizer = new CompetenceRecognizer(CompetenceCatalogue.LoadEmbedded());
        var table = new MarkdownTable("sentences", "number", "precision", "recall", "p50", "p99", "p99 against 2 ms");
        foreach (var (name, language, holdout) in new[] { ("German", "de", false), ("German, not looked at while tuning", "de", true), ("English", "en", false), ("English, not looked at while tuning", "en", true) })
        {
            var sentences = Sentence.In(language).Where(sentence => sentence.Holdout == holdout).ToArray();
            var score = RecognitionScore.Of(recognizer, sentences);
            var times = Enumerable.Range(0, quick ? 3 : 50).SelectMany(_ => sentences).Select(sentence => Time(recognizer, sentence.Text)).ToArray();
            table.Add(
                name,
                Format.Count(sentences.Length),
                $"{Format.Number(100 * score.Precision)} %",
                $"{Format.Number(100 * score.Recall)} %",
                $"{Format.Number(times.Percentile(0.5).TotalMicroseconds)} µs",
                $"{Format.Number(times.Percentile(0.99).TotalMicroseconds)} µs",
                Format.Ratio(times.Percentile(0.99).TotalMilliseconds / 2));
        }

        return Task.FromResult(new Result(table, "A competence counts as right only with the level that was said. One thread, after a warm-up by the scoring."));
    }

    private static TimeSpan Time(CompetenceRecognizer recognizer, string text)
    {
        var started = TimeProvider.System.GetTimestamp();
        recognizer.Recognize(text);
        return TimeProvider.System.GetElapsedTime(started);
    }
}
