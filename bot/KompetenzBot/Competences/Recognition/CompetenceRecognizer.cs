namespace KompetenzBot.Competences.Recognition;

/// <summary>
/// Finds the competences that a person names when they write how they would say it: "Ich spreche fließend Polnisch und habe den LKW-Führerschein".
/// Proposes only; prefers to miss something to proposing what was not said. Built once per catalogue; immutable and safe for concurrent use.
/// </summary>
public sealed class CompetenceRecognizer(CompetenceCatalogue catalogue)
{
    /// <summary>More characters than this are not read.</summary>
    public const int LongestText = 1000;

    private const double MostlyCompetences = 0.5;
    private readonly PhraseIndex _index = new(catalogue);
    private readonly LevelPhrases _levels = new(catalogue);
    private readonly LicenceClasses _licences = new(catalogue);

    /// <summary>What the text seems to say, in its order, each competence once.</summary>
    public IReadOnlyList<RecognizedCompetence> Recognize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = text.Length <= LongestText ? text : text[..LongestText];
        return [.. Clause.Of(read).Where(clause => clause.Stance != Stance.Other).SelectMany(Recognize).DistinctBy(found => found.Id)];
    }

    private IEnumerable<RecognizedCompetence> Recognize(Clause clause)
    {
        var tokens = TextToken.Of(clause.Text, clause.Position);
        var found = Named(tokens).ToList();
        if (clause.Stance == Stance.Open && !IsMostlyCompetences(tokens, found))
        {
            return [];
        }

        return found
            .Select(one => one with { Query = _levels.Apply(one, found, tokens) })
            .Select(one => new RecognizedCompetence(one.Query, tokens[one.From].Position, tokens[one.To].Position + tokens[one.To].Length - tokens[one.From].Position));
    }

    /// <summary>A list of words without a verb is what a person can do only where it hardly says anything else.</summary>
    private bool IsMostlyCompetences(TextToken[] tokens, List<NamedSpan> found)
    {
        var counted = tokens.Select((token, i) => (token, i)).Where(one => !SmallWords.Contains(one.token.Key) && !_levels.IsLevelWord(one.token.Key)).Select(one => one.i).ToArray();
        return counted.Length > 0 && counted.Count(i => found.Exists(one => one.From <= i && i <= one.To)) >= counted.Length * MostlyCompetences;
    }

    private IEnumerable<NamedSpan> Named(TextToken[] tokens)
    {
        for (var i = 0; i < tokens.Length;)
        {
            if (_licences.Read(tokens, i) is { Count: > 0 } classes)
            {
                foreach (var one in classes)
                {
                    yield return one;
                }

                i = classes[^1].To + 1;
            }
            else if (Longest(tokens, i) is { } named)
            {
                if (!IsName(tokens, i))
                {
                    yield return named;
                }

                i = named.To + 1;
                foreach (var one in _licences.ReadFurther(named, tokens))
                {
                    yield return one;
                    i = one.To + 1;
                }
            }
            else
            {
                i++;
            }
        }
    }

    private NamedSpan? Longest(TextToken[] tokens, int from)
    {
        for (var length = Math.Min(PhraseIndex.LongestPhrase, tokens.Length - from); length > 0; length--)
        {
            var span = tokens.AsSpan(from, length);
            if (span[1..].ToArray().Any(token => token.Begins))
            {
                continue;
            }

            var (key, stem) = (Join(span, token => token.Key), Join(span, token => token.Stem));
            if (_index.Find(key, stem) is { } query && !(length == 1 && SmallWords.Contains(key)))
            {
                return new NamedSpan(query, from, from + length - 1);
            }
        }

        return SmallWords.Contains(tokens[from].Key) || _levels.IsLevelWord(tokens[from].Key) || _index.FindNear(tokens[from].Stem) is not { } near ? null : new NamedSpan(near, from, from);
    }

    /// <summary>"Frau Schneider" is no tailor.</summary>
    private static bool IsName(TextToken[] tokens, int at) => at > 0 && tokens[at - 1].Key is "herr" or "herrn" or "mr" or "mrs" or "ms";

    private static string Join(ReadOnlySpan<TextToken> tokens, Func<TextToken, string> part)
    {
        if (tokens.Length == 1)
        {
            return part(tokens[0]);
        }

        var text = string.Empty;
        foreach (var token in tokens)
        {
            text += part(token);
        }

        return text;
    }
}

/// <summary>Words from one place to another that name something.</summary>
internal sealed record NamedSpan(CompetenceQuery Query, int From, int To);
