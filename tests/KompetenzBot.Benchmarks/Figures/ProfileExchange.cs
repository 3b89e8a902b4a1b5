using System.Collections.Concurrent;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>A person writes <c>profil</c> and gets a card as a new message.</summary>
internal sealed class ProfileExchange(SimulatedTeams teams) : IExchange
{
    private readonly ConcurrentDictionary<string, long> _arrived = new(StringComparer.Ordinal);

    public string Name => "`profil`: message in → card at the connector";

    public Task PrepareAsync(SimulatedTeams teams, IReadOnlyList<SimulatedUser> people, CancellationToken cancellationToken)
    {
        teams.MessageArrived += Note;
        return Task.CompletedTask;
    }

    public async Task<TimeSpan?> OnceAsync(SimulatedUser person, CancellationToken cancellationToken)
    {
        var lap = await InboundClock.TimeAsync(() => person.SayAsync("profil", cancellationToken));
        // the request is answered after the reply was sent
        return TimeProvider.System.GetElapsedTime(lap.Started, _arrived[person.AadObjectId]);
    }

    public void Dispose() => teams.MessageArrived -= Note;

    private void Note(SimulatedUser person, TeamsMessage message) => _arrived[person.AadObjectId] = TimeProvider.System.GetTimestamp();
}
