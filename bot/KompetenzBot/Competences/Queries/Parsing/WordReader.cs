namespace KompetenzBot.Competences.Parsing;

/// <summary>Finds the words of the catalogue in a query: always the longest, so that "Medizin und Pflege" is one of them.</summary>
internal sealed class WordReader(string text, IReadOnlyList<QueryToken> tokens, CompetenceCatalogue catalogue)
{
    /// <summary>No name has more pieces; longer ones can still be quoted.</summary>
    private const int LongestName = 32;

    /// <summary>The text from one piece to before another, as it was written.</summary>
    public string Text(int from, int to) => to <= from ? string.Empty : text[tokens[from].From..tokens[to - 1].To];

    /// <summary>The longest name that begins here, with the piece behind it.</summary>
    public (CompetenceQuery Query, int Next)? Name(int from)
    {
        if (tokens[from].Kind == TokenKind.Quoted)
        {
            return Understand(text[(tokens[from].From + 1)..(tokens[from].To - 1)]) is { } quoted ? (quoted, from + 1) : null;
        }

        return Longest(from, Understand);
    }

    /// <summary>The longest name that begins here if the beginning of the one before is put in front: "Führerschein C oder CE".</summary>
    public (CompetenceQuery Query, int Next)? ShortName(string head, int from) => Longest(from, tail => Understand($"{head} {tail}"));

    /// <summary>The longest level of the scheme that begins here.</summary>
    public (Level Level, int Next)? Level(LevelScheme scheme, int from) => Longest(from, scheme.Understand);

    /// <summary>The piece behind those that can only belong together: up to an operator, a comma or a parenthesis; at least one.</summary>
    public int EndOfRun(int from)
    {
        var to = from;
        while (tokens[to].Kind == TokenKind.Word || (to == from && tokens[to].Kind != TokenKind.End))
        {
            to++;
        }

        // ">= B1" without a competence is one mistake, not two
        return to == from + 1 && tokens[from].Kind == TokenKind.AtLeast && tokens[to].Kind == TokenKind.Word ? EndOfRun(to) : to;
    }

    private (T Found, int Next)? Longest<T>(int from, Func<string, T?> understand)
        where T : class
    {
        foreach (var to in PossibleEnds(from).Reverse())
        {
            if (understand(Text(from, to)) is { } found)
            {
                return (found, to);
            }
        }

        return null;
    }

    /// <summary>Names end with a word or with a parenthesis that was opened within, as in "Kurdisch (Sorani)".</summary>
    private IEnumerable<int> PossibleEnds(int from)
    {
        var open = 0;
        for (var at = from; at < Math.Min(tokens.Count, from + LongestName); at++)
        {
            if (!MayBelongToName(tokens[at], isFirst: at == from))
            {
                yield break;
            }

            open += tokens[at].Kind switch { TokenKind.Open => 1, TokenKind.Close => -1, _ => 0 };
            if (open < 0)
            {
                yield break;
            }

            if (open == 0 && tokens[at].IsAny(TokenKind.Word, TokenKind.Close))
            {
                yield return at + 1;
            }
        }
    }

    /// <summary>Comparing words overlooks signs, so that "!Dari" would be the same as "Dari": what is not a letter starts no name, and "!", "|" and ">=" are in none.</summary>
    private bool MayBelongToName(QueryToken token, bool isFirst) => token.Kind switch
    {
        TokenKind.Quoted or TokenKind.UnclosedQuote or TokenKind.End => false,
        TokenKind.Word => true,
        TokenKind.Not or TokenKind.Or or TokenKind.AtLeast => char.IsLetter(text[token.From]),
        _ => !isFirst || char.IsLetter(text[token.From]),
    };

    private CompetenceQuery? Understand(string words) => catalogue.TryResolve(words) ?? AvailabilityWords.Understand(words) ?? Qualified(words);

    /// <summary>"medizin:notarzt" or "arabisch:B1": what is behind the colon belongs to what is before it.</summary>
    private CompetenceQuery? Qualified(string words)
    {
        var colon = words.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || catalogue.TryResolve(words[..colon]) is not { } whole)
        {
            return null;
        }

        var part = words[(colon + 1)..];
        if (QueryLevel.SchemeOf(whole, catalogue)?.Understand(part) is { } level)
        {
            return QueryLevel.With(whole, level);
        }

        return catalogue.TryResolve(part) is { } query && Ids(query).All(Ids(whole).Contains) ? query : null;
    }

    private static HashSet<string> Ids(CompetenceQuery query) => query switch
    {
        Holds holds => [holds.CompetenceId],
        AnyOf anyOf => [.. anyOf.Options.SelectMany(Ids)],
        _ => [],
    };
}
