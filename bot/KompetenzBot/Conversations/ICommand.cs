namespace KompetenzBot.Conversations;

/// <summary>A word that a person can write. Both languages always work, whatever language the person uses.</summary>
public interface ICommand
{
    /// <summary>The words in German and English, lower case; the first two are the ones that help shows.</summary>
    CommandWords Words { get; }

    /// <summary>Whether help shows it to this person. The handler checks again by itself.</summary>
    ValueTask<bool> IsForAsync(UserId user, CancellationToken cancellationToken) => ValueTask.FromResult(true);

    /// <summary>Does it in a team, where everybody reads along; null: not there, or not for this person.</summary>
    Task<Reply?> HandleInTeamAsync(TurnContext turn, CancellationToken cancellationToken) => Task.FromResult<Reply?>(null);

    /// <summary>Does it.</summary>
    /// <param name="turn">Who and where.</param>
    /// <param name="arguments">What was written behind the word, trimmed.</param>
    /// <param name="cancellationToken">Ends the turn.</param>
    Task<Reply> HandleAsync(TurnContext turn, string arguments, CancellationToken cancellationToken);
}

/// <summary>The names of a command and the line that help says about it.</summary>
/// <param name="German">The German word.</param>
/// <param name="English">The English word.</param>
/// <param name="Description">Reads the help text in the current culture.</param>
/// <param name="Others">Further words that mean the same.</param>
public sealed record CommandWords(string German, string English, Func<string> Description, params IReadOnlyList<string> Others)
{
    /// <summary>Where help lists it.</summary>
    public CommandGroup Group { get; init; }

    /// <summary>Whether it cannot be undone: then only somebody who almost wrote it is asked whether they meant it.</summary>
    public bool IsFinal { get; init; }

    /// <summary>All words.</summary>
    public IEnumerable<string> All => [German, English, .. Others];
}

/// <summary>The parts of help, in their order.</summary>
public enum CommandGroup
{
    /// <summary>What I registered.</summary>
    Profile,

    /// <summary>Being called.</summary>
    Helping,

    /// <summary>What is known about me, and what I can do about it.</summary>
    Privacy,

    /// <summary>The bot itself.</summary>
    General,

    /// <summary>For coordinators.</summary>
    Coordination,

    /// <summary>For administrators and auditors.</summary>
    Administration,
}
