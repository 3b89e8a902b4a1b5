namespace KompetenzBot.Competences;

/// <summary>What became of the text of a query. Positions count characters from 0 in the text as it was given.</summary>
public abstract record QueryResult
{
    private QueryResult()
    {
    }

    public sealed record Parsed(CompetenceQuery Query) : QueryResult;

    public sealed record Empty : QueryResult;

    /// <summary>Something that cannot be read, and where it begins.</summary>
    public abstract record Problem(int Position) : QueryResult;

    /// <summary>A word that the catalogue does not know, with at most three similar names.</summary>
    public sealed record UnknownWord(string Word, int Position, IReadOnlyList<LocalizedText> Nearest) : Problem(Position);

    /// <summary>A level that this competence does not have, with those that it has; the word is empty where none was written ("Arabisch >=").</summary>
    public sealed record UnknownLevel(string Word, int Position, LocalizedText Competence, IReadOnlyList<Level> Existing) : Problem(Position);

    /// <summary>A level was asked for where there are none.</summary>
    public sealed record WithoutLevels(string Word, int Position, LocalizedText Competence) : Problem(Position);

    /// <summary>Nothing stands before or behind an operator or parenthesis; <paramref name="Beside"/> is as it was written.</summary>
    public sealed record MissingOperand(string Beside, int Position, bool Behind) : Problem(Position);

    /// <summary>Something stands behind a competence without "und" or "oder" between them.</summary>
    public sealed record MissingOperator(string Word, int Position) : Problem(Position);

    /// <summary>A parenthesis or quotation mark without its counterpart.</summary>
    public sealed record Unbalanced(string Sign, int Position) : Problem(Position);

    /// <summary>More words or parentheses than anybody can oversee.</summary>
    public sealed record TooComplex(int Position) : Problem(Position);
}
