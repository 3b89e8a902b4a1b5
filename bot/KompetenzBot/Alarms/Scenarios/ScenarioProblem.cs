using KompetenzBot.Competences;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>Something in a file of scenarios that cannot be used.</summary>
/// <param name="Path">Where in the JSON, such as <c>scenarios[2].needs[0].query</c>.</param>
public abstract record ScenarioProblem(string Path)
{
    /// <summary>A name, a text or a query that says nothing.</summary>
    public sealed record Missing(string Path) : ScenarioProblem(Path);

    /// <summary>An id that nobody could type.</summary>
    public sealed record InvalidId(string Path, string Id) : ScenarioProblem(Path);

    /// <summary>Two scenarios with one id.</summary>
    public sealed record DuplicateId(string Path, string Id) : ScenarioProblem(Path);

    /// <summary>A word that would mean another scenario as well.</summary>
    public sealed record DuplicateWord(string Path, string Word, LocalizedText Other) : ScenarioProblem(Path);

    /// <summary>A text with more characters than there is room for.</summary>
    public sealed record TooLong(string Path, int Most) : ScenarioProblem(Path);

    /// <summary>More entries than there may be, or none where one is needed.</summary>
    public sealed record NotSoMany(string Path, int Least, int Most) : ScenarioProblem(Path);

    /// <summary>A number of people that makes no sense.</summary>
    public sealed record CountOutOfRange(string Path, int Count, int Most) : ScenarioProblem(Path);

    /// <summary>A query that cannot be read; positions count in it from 0.</summary>
    public sealed record NotAQuery(string Path, string Query, QueryResult Result) : ScenarioProblem(Path);

    /// <summary>A query for a competence that is no longer offered.</summary>
    public sealed record Retired(string Path, LocalizedText Competence) : ScenarioProblem(Path);

    /// <summary>A query with a sign that parts needs in the form of an alarm.</summary>
    public sealed record PartsNeeds(string Path) : ScenarioProblem(Path);
}
