namespace KompetenzBot.Competences.Parsing;

/// <summary>Cuts the text of a query into pieces. Once through the text; any text can be cut.</summary>
internal static class QueryLexer
{
    private const string Closing = "()&|,≥";
    private const string Opening = "\"„“”»«";

    /// <summary>The pieces in order; the last one is always <see cref="TokenKind.End"/>.</summary>
    public static List<QueryToken> Cut(string text)
    {
        List<QueryToken> tokens = [];
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var token = Next(text, at);
            Add(tokens, token, text);
            at = token.To;
        }

        while (tokens is [.., { Kind: TokenKind.Comma }])
        {
            tokens.RemoveAt(tokens.Count - 1);
        }

        tokens.Add(new QueryToken(TokenKind.End, text.Length, text.Length));
        return tokens;
    }

    private static QueryToken Next(string text, int at) => text[at] switch
    {
        '(' => new QueryToken(TokenKind.Open, at, at + 1),
        ')' => new QueryToken(TokenKind.Close, at, at + 1),
        '≥' => new QueryToken(TokenKind.AtLeast, at, at + 1),
        '&' => new QueryToken(TokenKind.And, at, Doubled(text, at)),
        '|' => new QueryToken(TokenKind.Or, at, Doubled(text, at)),
        '!' => new QueryToken(TokenKind.Not, at, at + 1),
        ',' when !IsInNumber(text, at) => new QueryToken(TokenKind.Comma, at, at + 1),
        '>' or '=' when IsComparison(text, at) => new QueryToken(TokenKind.AtLeast, at, at + 2),
        var sign when Opening.Contains(sign, StringComparison.Ordinal) => Quoted(text, at),
        _ => Word(text, at),
    };

    private static QueryToken Quoted(string text, int at)
    {
        var end = text.AsSpan(at + 1).IndexOfAny(Counterparts(text[at]));
        return end < 0 ? new QueryToken(TokenKind.UnclosedQuote, at, text.Length) : new QueryToken(TokenKind.Quoted, at, at + end + 2);
    }

    private static string Counterparts(char opening) => opening switch
    {
        '»' => "«",
        '«' => "»",
        _ => "\"“”",
    };

    private static QueryToken Word(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && !Ends(text, end))
        {
            end++;
        }

        return new QueryToken(KindOf(text.AsSpan(at, end - at)), at, end);
    }

    private static bool Ends(string text, int at) =>
        char.IsWhiteSpace(text[at])
        || (Closing.Contains(text[at], StringComparison.Ordinal) && !IsInNumber(text, at))
        || Opening.Contains(text[at], StringComparison.Ordinal)
        || IsComparison(text, at);

    private static TokenKind KindOf(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[12];
        return word.Length > lower.Length ? TokenKind.Word : lower[..word.ToLowerInvariant(lower)] switch
        {
            "und" or "and" => TokenKind.And,
            "oder" or "or" => TokenKind.Or,
            "nicht" or "not" or "kein" or "keine" => TokenKind.Not,
            "ab" or "mindestens" or "min" or "min." or "from" => TokenKind.AtLeast,
            _ => TokenKind.Word,
        };
    }

    /// <summary>Joins what makes one sign of two pieces: ", und", ", oder", "at least".</summary>
    private static void Add(List<QueryToken> tokens, QueryToken token, string text)
    {
        TokenKind? joined = (tokens.Count == 0 ? TokenKind.End : tokens[^1].Kind, token.Kind) switch
        {
            (TokenKind.Comma, TokenKind.And) => TokenKind.WideAnd,
            (TokenKind.Comma, TokenKind.Or) => TokenKind.WideOr,
            (TokenKind.Word, TokenKind.Word) when Is(text, tokens[^1], "at") && Is(text, token, "least") => TokenKind.AtLeast,
            _ => null,
        };
        if (joined is { } kind)
        {
            tokens[^1] = new QueryToken(kind, tokens[^1].From, token.To);
        }
        else
        {
            tokens.Add(token);
        }
    }

    private static bool Is(string text, QueryToken token, string word) => text.AsSpan(token.From, token.To - token.From).Equals(word, StringComparison.OrdinalIgnoreCase);

    private static int Doubled(string text, int at) => at + 1 < text.Length && text[at + 1] == text[at] ? at + 2 : at + 1;

    private static bool IsComparison(string text, int at) => at + 1 < text.Length && (text[at], text[at + 1]) is ('>', '=') or ('=', '>');

    /// <summary>The comma of "7,5 t".</summary>
    private static bool IsInNumber(string text, int at) =>
        text[at] == ',' && at > 0 && at + 1 < text.Length && char.IsDigit(text[at - 1]) && char.IsDigit(text[at + 1]);
}
