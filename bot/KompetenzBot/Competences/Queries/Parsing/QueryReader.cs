namespace KompetenzBot.Competences.Parsing;

/// <summary>Reads one query by recursive descent. For one use; null means that the reading ended with <see cref="Problem"/>.</summary>
internal sealed class QueryReader(string text, CompetenceCatalogue catalogue)
{
    /// <summary>From the loosest to the tightest: what joins the parts of a list.</summary>
    private static readonly TokenKind[] Joins = [TokenKind.WideOr, TokenKind.WideAnd, TokenKind.Or, TokenKind.And];

    private readonly List<QueryToken> _tokens = QueryLexer.Cut(text);
    private WordReader? _words;
    private string _head = string.Empty;
    private int _at;
    private int _count;

    public QueryResult.Problem? Problem { get; private set; }

    private WordReader Words => _words ??= new WordReader(text, _tokens, catalogue);

    private QueryToken Here => _tokens[_at];

    private string Written => text[Here.From..Here.To];

    public CompetenceQuery? Read()
    {
        var query = List(0, 0);
        if (query is not null && Here.Kind != TokenKind.End)
        {
            return Fail(Here.Kind == TokenKind.Close ? new QueryResult.Unbalanced(Written, Here.From) : Unjoined());
        }

        return query is null || DepthOf(query) <= QueryParser.Deepest ? query : Fail(new QueryResult.TooComplex(0));
    }

    private CompetenceQuery? List(int join, int depth)
    {
        if (join == Joins.Length)
        {
            return Operand(depth);
        }

        List<CompetenceQuery> parts = [];
        do
        {
            if (List(join + 1, depth) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }
        while (Take(Joins[join]));
        return Joins[join] is TokenKind.Or or TokenKind.WideOr ? CompetenceQuery.Any(parts) : CompetenceQuery.All(parts);
    }

    private CompetenceQuery? Operand(int depth)
    {
        if (depth > QueryParser.Deepest)
        {
            return Fail(new QueryResult.TooComplex(Here.From));
        }

        // a name may begin with a word that is an operator elsewhere
        if (Here.Kind is not TokenKind.Open && Words.Name(_at) is { } name)
        {
            return Word(name);
        }

        switch (Here.Kind)
        {
            case TokenKind.Not:
                _at++;
                return List(Joins.Length, depth + 1) is { } operand ? new Not(operand) : null;
            case TokenKind.Open:
                return Group(depth);
            case TokenKind.UnclosedQuote:
                return Fail(new QueryResult.Unbalanced(text[Here.From].ToString(), Here.From));
            case TokenKind.Word or TokenKind.Quoted or TokenKind.AtLeast:
                return _head.Length > 0 && Words.ShortName(_head, _at) is { } tail ? Word(tail, isShort: true) : Fail(Unknown(_at));
            default:
                return Fail(Missing());
        }
    }

    private CompetenceQuery? Group(int depth)
    {
        var open = Here;
        _at++;
        if (List(0, depth + 1) is not { } query)
        {
            return null;
        }

        if (Here.Kind != TokenKind.Close)
        {
            return Fail(Here.Kind == TokenKind.End ? new QueryResult.Unbalanced("(", open.From) : Unjoined());
        }

        _at++;
        return query;
    }

    private CompetenceQuery? Word((CompetenceQuery Query, int Next) name, bool isShort = false)
    {
        if (++_count > QueryParser.MostWords)
        {
            return Fail(new QueryResult.TooComplex(Here.From));
        }

        var begin = _at;
        _at = name.Next;
        _head = isShort ? _head : HeadOf(begin);
        return Here.Kind == TokenKind.AtLeast ? AtLeast(name.Query) : Trailing(name.Query, begin);
    }

    /// <summary>"Arabisch ab B1".</summary>
    private CompetenceQuery? AtLeast(CompetenceQuery query)
    {
        var sign = Here;
        _at++;
        var scheme = QueryLevel.SchemeOf(query, catalogue);
        if (scheme is not null && Words.Level(scheme, _at) is var (level, next))
        {
            _at = next;
            return QueryLevel.With(query, level);
        }

        var isWritten = Here.Kind == TokenKind.Word;
        var word = isWritten ? Words.Text(_at, Words.EndOfRun(_at)) : string.Empty;
        return Fail(LevelProblem(query, word, isWritten ? Here.From : sign.To));
    }

    /// <summary>"Arabisch B1" or "Englisch sehr gut", as people write it; or nothing of the kind.</summary>
    private CompetenceQuery? Trailing(CompetenceQuery query, int begin)
    {
        if (Here.Kind != TokenKind.Word)
        {
            return query;
        }

        if (QueryLevel.SchemeOf(query, catalogue) is { } scheme)
        {
            if (Words.Level(scheme, _at) is var (level, next))
            {
                _at = next;
                return QueryLevel.With(query, level);
            }

            if (LooksLikeLevel(Written))
            {
                return Fail(LevelProblem(query, Written, Here.From));
            }
        }

        return Fail(Words.Name(_at) is null ? Unknown(begin) : Unjoined());
    }

    private QueryResult.Problem LevelProblem(CompetenceQuery query, string word, int position)
    {
        var name = QueryDescription.NameOf(query, catalogue);
        return QueryLevel.SchemeOf(query, catalogue) is { } scheme
            ? new QueryResult.UnknownLevel(word, position, name, scheme.Levels)
            : new QueryResult.WithoutLevels(word, position, name);
    }

    private QueryResult.UnknownWord Unknown(int from)
    {
        var word = Words.Text(from, Words.EndOfRun(from));
        var nearest = AvailabilityWords.Nearest(word) is { Count: > 0 } times ? times : catalogue.Resolve(word) is Resolution.Unknown unknown ? unknown.Nearest : [];
        return new QueryResult.UnknownWord(word, _tokens[from].From, nearest);
    }

    private QueryResult.MissingOperand Missing() => _at > 0 && !_tokens[_at - 1].IsAny(TokenKind.Comma)
        ? new QueryResult.MissingOperand(text[_tokens[_at - 1].From.._tokens[_at - 1].To], Here.From, Behind: true)
        : new QueryResult.MissingOperand(Written, Here.From, Behind: false);

    private QueryResult.MissingOperator Unjoined() =>
        new(Here.Kind == TokenKind.Word ? Words.Text(_at, Words.EndOfRun(_at)) : Written, Here.From);

    /// <summary>All but the last word, e.g. "Führerschein" of "Führerschein C".</summary>
    private string HeadOf(int begin)
    {
        var name = Words.Text(begin, _at);
        return name.LastIndexOfAny([' ', ':']) is > 0 and var end ? name[..end] : string.Empty;
    }

    private bool Take(TokenKind kind)
    {
        if (Here.Kind != kind)
        {
            return false;
        }

        _at++;
        return true;
    }

    private CompetenceQuery? Fail(QueryResult.Problem problem)
    {
        Problem ??= problem;
        return null;
    }

    private static bool LooksLikeLevel(string word) => word.Length == 2 && char.IsLetter(word[0]) && char.IsDigit(word[1]);

    private static int DepthOf(CompetenceQuery query) => 1 + query switch
    {
        AnyOf { Label: null } anyOf => anyOf.Options.Max(DepthOf),
        AllOf allOf => allOf.Parts.Max(DepthOf),
        Not not => DepthOf(not.Part),
        AnyOf => 1,
        _ => 0,
    };
}
