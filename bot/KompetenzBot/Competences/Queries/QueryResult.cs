namespace KompetenzBot.Competences;

/// <summary>What became of the text of a query. Positions count characters from 0 in the text as it was given.</summary>
public abstract record QueryResult
{
    private QueryResult()
    {
    }

    public sealed record Parsed(CompetenceQuery Query) : QueryResult;

    public sealed record Empty : QueryResult;

    /// <summary>A word that the catalogue does not know, with at most three similar names.</summary>
    public sealed record UnknownWord(string Word, int Position, IReadOnlyList<LocalizedText> Nearest) : QueryResult;

    /// <summary>A level that this competence does not have, with those that it has; the word is empty where none was written ("Arabisch >=").</summary>
    public sealed record UnknownLevel(string Word, int Position, LocalizedText Competence, IReadOnlyList<Level> Existing) : QueryResult;

    /// <summary>A connective or a parenthesis has no word beside it.</summary>
    public sealed record MissingWord(int Position) : QueryResult;

    /// <summary>A parenthesis without its counterpart.</summary>
    public sealed record Unbalanced(char Parenthesis, int Position) : QueryResult;

    /// <summary>More words or parentheses within each other than one query may have.</summary>
    public sealed record TooComplex(int MostWords) : QueryResult;

    /// <summary>A level was asked for where there are none.</summary>
    public sealed record WithoutLevels(string Word, int Position, LocalizedText Competence) : QueryResult;
}
