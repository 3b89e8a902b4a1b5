namespace KompetenzBot.Delivery;

/// <summary>The instances of the bot that send, as each of them says of itself every few seconds.</summary>
public interface IInstances
{
    /// <summary>Writes what this instance says of itself, and reads what all others said.</summary>
    Task<IReadOnlyList<SeenHeartbeat>> BeatAsync(Heartbeat own, CancellationToken cancellationToken);

    /// <summary>All that have a row: those that run, and those that ended without a word.</summary>
    Task<IReadOnlyList<SeenInstance>> ListAsync(CancellationToken cancellationToken);

    /// <summary>An instance has ended.</summary>
    Task RemoveAsync(string instance, CancellationToken cancellationToken);
}

/// <summary>What an instance says of itself.</summary>
/// <param name="Instance">Its id, new with every start.</param>
/// <param name="Number">Rises with every heartbeat.</param>
/// <param name="Uses">What it makes of each gate that is shared, by the gate's name. A gate that it does not know is not named.</param>
public sealed record Heartbeat(string Instance, long Number, IReadOnlyDictionary<string, PaceUse> Uses);

/// <summary>What an instance makes of a gate.</summary>
/// <param name="Wanted">How many requests per second it could use.</param>
/// <param name="Hold">For how much longer the channel wants nothing from it.</param>
public sealed record PaceUse(double Wanted, TimeSpan Hold);

/// <summary>What another instance said of itself.</summary>
/// <param name="Heartbeat">What it said.</param>
/// <param name="Age">How much older than this instance's own word it is, by the storage's clock.</param>
public sealed record SeenHeartbeat(Heartbeat Heartbeat, TimeSpan Age);

/// <summary>An instance of the bot.</summary>
/// <param name="Name">Its id, never a person's.</param>
/// <param name="SeenAt">When it last said that it lives.</param>
public sealed record SeenInstance(string Name, DateTimeOffset SeenAt);
