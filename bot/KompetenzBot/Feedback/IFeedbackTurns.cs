using KompetenzBot.Conversations;

namespace KompetenzBot.Feedback;

/// <summary>Who has given feedback in which month, so that one person is not taken for many. It leads to no entry.</summary>
public interface IFeedbackTurns
{
    /// <summary>Whether a person has given feedback in this month.</summary>
    Task<bool> HasHadAsync(UserId user, string month, CancellationToken cancellationToken);

    /// <summary>Remembers that they have.</summary>
    Task MarkAsync(UserId user, string month, CancellationToken cancellationToken);
}
