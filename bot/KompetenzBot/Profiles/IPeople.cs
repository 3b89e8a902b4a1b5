using KompetenzBot.Conversations;

namespace KompetenzBot.Profiles;

/// <summary>What the city's directory says about a person: never typed, never guessed.</summary>
public interface IPeople
{
    /// <summary>The person, or null where the directory does not know them or cannot be asked now. Never throws because of the directory.</summary>
    Task<Person?> FindAsync(UserId user, CancellationToken cancellationToken);
}

/// <summary>A person as the directory knows them.</summary>
/// <param name="Name">Display name.</param>
/// <param name="Department">Where they work; null: not said.</param>
/// <param name="Language">Preferred language such as <c>de-DE</c>; null: not said.</param>
public sealed record Person(string Name, string? Department, string? Language);
