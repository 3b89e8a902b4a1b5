using System.Collections.Concurrent;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>Notes when a call reaches whom, from its creation on.</summary>
internal sealed class CallsReceived : IDisposable
{
    private readonly SimulatedTeams _teams;
    private readonly ConcurrentDictionary<string, (TeamsMessage Message, long At)> _calls = new(StringComparer.Ordinal);

    public CallsReceived(SimulatedTeams teams)
    {
        _teams = teams;
        _teams.MessageArrived += Note;
    }

    /// <summary>The latest call of each person.</summary>
    public IReadOnlyDictionary<string, TeamsMessage> ByPerson => _calls.ToDictionary(call => call.Key, call => call.Value.Message, StringComparer.Ordinal);

    /// <summary>How many people were called.</summary>
    public int Count => _calls.Count;

    /// <summary>Timestamps of all calls, in order.</summary>
    public long[] Times => [.. _calls.Values.Select(call => call.At).Order()];

    public Task WaitForAsync(int count, CancellationToken cancellationToken) =>
        _teams.WaitForAsync(() => _calls.Count >= count, TimeSpan.FromMinutes(10), cancellationToken);

    public void Dispose() => _teams.MessageArrived -= Note;

    private void Note(SimulatedUser person, TeamsMessage message)
    {
        var at = TimeProvider.System.GetTimestamp();
        if (AlarmCall.IsCall(message))
            _calls[person.AadObjectId] = (message, at);
    }
}
