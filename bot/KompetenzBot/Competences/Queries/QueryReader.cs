namespace KompetenzBot.Competences;

/// <summary>
/// Recursive descent over one text. From weak to strong: ", oder" · ", und" · "oder" · "und" · "nicht". A name of the catalogue that holds a connective
/// or parentheses itself ("Medizin und Pflege") is one word: the longest name wins.
/// </summary>
internal sealed class QueryReader(string text, CompetenceCatalogue catalogue)
{
    private const int MostDepth = 16;
    private const int MostWords = 40;
    private const int LongestText = 2000;

    private static readonly (Connective Kind, bool WithComma)[] Chains =
        [(Connective.Or, true), (Connective.And, true), (Connective.Or, false), (Connective.And, false)];

    private int _position;
    private int _depth;
    private int _words;
    private string _lastWord = string.Empty;
    private QueryResult? _problem;

    public QueryResult Read()
    {
        if (text.Length > LongestText)
        {
            return new QueryResult.TooComplex(MostWords);
        }

        var query = Chain(0);
        SkipSpaces();
        if (_problem is null && _position < text.Length)
        {
            _problem = text[_position] == ')' ? new QueryResult.Unbalanced(')', _position) : Unknown(Rest());
        }

        return _problem ?? new QueryResult.Parsed(query!);
    }

    /// <summary>Parts of one strength, joined by its connective.</summary>
    private CompetenceQuery? Chain(int strength)
    {
        if (strength == Chains.Length)
        {
            return Unary();
        }

        List<CompetenceQuery> parts = [];
        do
        {
            if (Chain(strength + 1) is not { } part)
            {
                return null;
            }

            parts.Add(part);
        }
        while (TryTake(Chains[strength].Kind, Chains[strength].WithComma));

        return Chains[strength].Kind == Connective.And ? CompetenceQuery.All(parts) : CompetenceQuery.Any(parts);
    }

    private CompetenceQuery? Unary()
    {
        SkipSpaces();
        if (++_depth > MostDepth)
        {
            return Fail(new QueryResult.TooComplex(MostWords));
        }

        var query = Connectives.At(text, _position) switch
        {
            (Connective.Not, var length) => Negated(length),
            _ when _position < text.Length && text[_position] == '(' => Parenthesis(),
            _ => Word(),
        };
        _depth--;
        return query;
    }

    private Not? Negated(int length)
    {
        _position += length;
        return Unary() is { } part ? new Not(part) : null;
    }

    private CompetenceQuery? Parenthesis()
    {
        var opened = _position++;
        if (Chain(0) is not { } inside)
        {
            return null;
        }

        SkipSpaces();
        if (_position == text.Length)
        {
            return Fail(new QueryResult.Unbalanced('(', opened));
        }

        if (text[_position] != ')')
        {
            return Fail(Unknown(Rest()));
        }

        _position++;
        return inside;
    }

    private CompetenceQuery? Word()
    {
        var start = _position;
        if (++_words > MostWords)
        {
            return Fail(new QueryResult.TooComplex(MostWords));
        }

        if (Connectives.At(text, start).Kind is Connective.And or Connective.Or)
        {
            return Fail(new QueryResult.MissingWord(start));
        }

        var ends = Ends(start);
        foreach (var end in ends.AsEnumerable().Reverse())
        {
            var word = QueryWord.Of(text, start, end);
            if (word.TryRead(catalogue) is { } query)
            {
                return Take(word, end, query);
            }

            if (word.LevelProblem(catalogue) is { } problem)
            {
                return Fail(problem);
            }
        }

        var shortest = QueryWord.Of(text, start, ends.Count > 0 ? ends[0] : start);
        if (shortest.Text.Length == 0)
        {
            return Fail(new QueryResult.MissingWord(start));
        }

        return shortest.After(_lastWord).TryRead(catalogue) is { } completed ? Take(shortest.After(_lastWord), ends[0], completed) : Fail(shortest.Problem(catalogue));
    }

    private CompetenceQuery Take(QueryWord word, int end, CompetenceQuery query)
    {
        (_position, _lastWord) = (end, word.Text);
        return query;
    }

    /// <summary>Where the word that begins here may end: before a comma or a connective, or where nothing more can belong to it.</summary>
    private List<int> Ends(int start)
    {
        List<int> ends = [];
        var depth = 0;
        for (var i = start; i < text.Length && depth >= 0; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (i > start && depth == 0 && text[i] != ')' && (text[i] == ',' || (Connectives.At(text, i).Kind is Connective.And or Connective.Or && text.AsSpan(start, i - start).TrimEnd() is not [.., ','])))
            {
                ends.Add(i);
            }

            if (depth < 0)
            {
                ends.Add(i);
            }
        }

        if (depth >= 0)
        {
            ends.Add(text.Length);
        }

        return ends;
    }

    private bool TryTake(Connective kind, bool withComma)
    {
        if (_problem is not null)
        {
            return false;
        }

        var at = _position;
        Skip(ref at);
        var comma = at < text.Length && text[at] == ',';
        if (comma)
        {
            at++;
            Skip(ref at);
        }

        var (found, length) = at < text.Length ? Connectives.At(text, at) : default;
        if (comma != withComma || found != kind)
        {
            return false;
        }

        _position = at + length;
        return true;
    }

    private CompetenceQuery? Fail(QueryResult problem)
    {
        _problem ??= problem;
        return null;
    }

    private QueryWord Rest() => QueryWord.Of(text, _position, text.Length);

    private QueryResult Unknown(QueryWord rest) => rest.Problem(catalogue);

    private void SkipSpaces() => Skip(ref _position);

    private void Skip(ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }
    }
}
