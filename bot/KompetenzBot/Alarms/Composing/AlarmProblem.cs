using KompetenzBot.Competences;

namespace KompetenzBot.Alarms.Composing;

/// <summary>Something in the fields that cannot be used, with what is needed to say what would be right.</summary>
public abstract record AlarmProblem
{
    private AlarmProblem()
    {
    }

    /// <summary>No need at all.</summary>
    public sealed record NoNeeds : AlarmProblem;

    /// <summary>More needs than one alarm may have.</summary>
    public sealed record TooManyNeeds(int Most) : AlarmProblem;

    /// <summary>A number of people that makes no sense.</summary>
    public sealed record CountOutOfRange(string Count, int Most) : AlarmProblem;

    /// <summary>The competence of a need was not understood; positions and <paramref name="Before"/>, what stands before it, belong to the whole field.</summary>
    public sealed record Competence(QueryResult Result, string Before = "") : AlarmProblem;

    /// <summary>Nobody could satisfy the need, whatever they hold.</summary>
    public sealed record Contradictory(string Text) : AlarmProblem;

    /// <summary>The time was not understood.</summary>
    public sealed record TimeNotUnderstood(string Text) : AlarmProblem;

    /// <summary>The time is over.</summary>
    public sealed record TimeInThePast(string Text) : AlarmProblem;

    /// <summary>A text is too long for a card.</summary>
    public sealed record TooLong(int Most) : AlarmProblem;
}

/// <summary>Which field of the form a problem belongs to.</summary>
public enum AlarmField
{
    /// <summary>Who is needed.</summary>
    Needs,

    /// <summary>Where.</summary>
    Place,

    /// <summary>When.</summary>
    When,

    /// <summary>What for.</summary>
    Text,
}
