namespace KompetenzBot.Conversations.Files;

/// <summary>Makes the files of a feature. A file is offered first and made anew when the person accepts it, so that none waits anywhere.</summary>
public interface IFileSource
{
    /// <summary>The name that offers of this source carry.</summary>
    string Kind { get; }

    /// <summary>The file for this person, or null if there is none for them (any more). Every right is checked here and now, since an offer may be old or forged.</summary>
    Task<FileContent?> CreateAsync(TurnContext turn, string argument, CancellationToken cancellationToken);
}
