using System.Collections.Concurrent;
using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>A person goes forth and back between two steps of the registration; each answer brings the next card.</summary>
internal sealed class DialogExchange(SimulatedTeams teams) : IExchange
{
    private const string Next = "registration.next";
    private const string Back = "registration.back";

    private readonly ConcurrentDictionary<string, (TeamsMessage Message, string Verb)> _running = new(StringComparer.Ordinal);

    public string Name => "dialog step: button in → next card out";

    public Task PrepareAsync(SimulatedTeams teams, IReadOnlyList<SimulatedUser> people, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(people, cancellationToken, async (person, token) =>
        {
            await person.SayAsync("registrieren", token);
            _running[person.AadObjectId] = (person.LatestCard!, Next);
        });

    public async Task<TimeSpan?> OnceAsync(SimulatedUser person, CancellationToken cancellationToken)
    {
        var (message, verb) = _running[person.AadObjectId];
        var taken = await ClickAsync(person, message, verb, cancellationToken);
        if (taken is not null)
            _running[person.AadObjectId] = (message, verb == Next ? Back : Next);
        return taken;
    }

    public void Dispose()
    {
    }

    /// <summary>Also waits, outside of the time, until the person's other clients have the card, as nobody clicks faster than that.</summary>
    private async Task<TimeSpan?> ClickAsync(SimulatedUser person, TeamsMessage message, string verb, CancellationToken cancellationToken)
    {
        var versions = message.Versions.Count;
        BotAnswer? answer = null;
        var lap = await InboundClock.TimeAsync(async () => answer = await person.ClickAsync(verb, null, message, cancellationToken));
        if (answer?.Card is null)
            return null;
        await teams.WaitForAsync(() => message.Versions.Count > versions, cancellationToken: cancellationToken);
        return lap.Taken;
    }
}
