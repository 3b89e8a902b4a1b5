using KompetenzBot.Alarms.Situation;
using KompetenzBot.Conversations;
using KompetenzBot.Privacy;

namespace KompetenzBot.Alarms.Answering;

/// <summary>Erases what alarms know of a person. Every situation that showed them is drawn anew, also of alarms that have ended.</summary>
public sealed class AnswerErasure(IAnswerStore answers, SituationSignals signals) : IPersonalData
{
    /// <inheritdoc/>
    public Task EraseAsync(UserId user, CancellationToken cancellationToken) => answers.EraseAsync(user, signals.Raise, cancellationToken);
}
