using KompetenzBot.Sandbox;

namespace KompetenzBot.Benchmarks;

/// <summary>Something that one person and the bot do again and again.</summary>
internal interface IExchange : IDisposable
{
    string Name { get; }

    /// <summary>Brings everyone to where the exchange can begin.</summary>
    Task PrepareAsync(SimulatedTeams teams, IReadOnlyList<SimulatedUser> people, CancellationToken cancellationToken);

    /// <summary>Does it once.</summary>
    /// <returns>From the activity to what the person sees; null when the bot could not do it.</returns>
    Task<TimeSpan?> OnceAsync(SimulatedUser person, CancellationToken cancellationToken);
}
