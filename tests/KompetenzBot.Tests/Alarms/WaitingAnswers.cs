using KompetenzBot.Alarms;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;

namespace KompetenzBot.Tests.Alarms;

/// <summary>The real answers, of which one can be found only when it is let go; counts who is waiting.</summary>
internal sealed class WaitingAnswers(IAnswerStore answers, int awaited) : IAnswerStore
{
    private readonly TaskCompletionSource _letGo = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _areWaiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private int _waiting;

    /// <summary>Ends when so many wait as were awaited.</summary>
    public Task AreWaiting => _areWaiting.Task;

    public int MostWaiting { get; private set; }

    public void LetGo() => _letGo.SetResult();

    public async Task<CalledPerson?> FindAsync(WorkId alarm, UserId user, CancellationToken cancellationToken)
    {
        Count(1);
        await _letGo.Task.WaitAsync(cancellationToken);
        var found = await answers.FindAsync(alarm, user, cancellationToken);
        Count(-1);
        return found;
    }

    public Task<CalledPerson?> TryAnswerAsync(CalledPerson person, CancellationToken cancellationToken) => answers.TryAnswerAsync(person, cancellationToken);

    public Task MarkSeenAsync(WorkId alarm, UserId user, CancellationToken cancellationToken) => answers.MarkSeenAsync(alarm, user, cancellationToken);

    public Task<IReadOnlyList<CalledPerson>> FindAsync(UserId user, CancellationToken cancellationToken) => answers.FindAsync(user, cancellationToken);

    public IAsyncEnumerable<CalledPerson> ScanAsync(WorkId alarm, CancellationToken cancellationToken) => answers.ScanAsync(alarm, cancellationToken);

    public Task<IReadOnlyList<CalledPerson>> DiscloseAsync(IEnumerable<CalledPerson> people, CancellationToken cancellationToken) => answers.DiscloseAsync(people, cancellationToken);

    private void Count(int more)
    {
        lock (_lock)
        {
            _waiting += more;
            MostWaiting = Math.Max(MostWaiting, _waiting);
            if (_waiting == awaited)
            {
                _areWaiting.TrySetResult();
            }
        }
    }
}
