using KompetenzBot.Platform.BotFramework;

namespace KompetenzBot.Teams;

/// <summary>What goes back in the HTTP response.</summary>
internal abstract record TurnAnswer
{
    private TurnAnswer()
    {
    }

    /// <summary>Nothing but success.</summary>
    public sealed record Accepted : TurnAnswer;

    /// <summary>The answer to a button.</summary>
    public sealed record Invoke(AdaptiveCardInvokeResponse Response) : TurnAnswer;

    /// <summary>Choices for an input.</summary>
    public sealed record Search(SearchInvokeResponse Response) : TurnAnswer;

    /// <summary>An invoke that the bot does not know.</summary>
    public sealed record NotImplemented : TurnAnswer;
}
