using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.Graph;

/// <summary>One page of changes. A page may be empty and still have a next one.</summary>
public sealed record UserDelta
{
    /// <summary>Who was added or changed in any way, or removed; the same person may come several times, the last time counts.</summary>
    public required IReadOnlyList<UserChange> Value { get; init; }

    /// <summary>Where it goes on; null on the last page.</summary>
    [JsonPropertyName("@odata.nextLink")]
    public string? NextLink { get; init; }

    /// <summary>Where to ask for later changes, to be kept as a whole; null before the last page.</summary>
    [JsonPropertyName("@odata.deltaLink")]
    public string? DeltaLink { get; init; }
}

/// <summary>A person who was added, changed or removed.</summary>
public sealed record UserChange
{
    /// <summary>Object id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Null where the directory does not say, for example because it did not change.</summary>
    public bool? AccountEnabled { get; init; }

    /// <summary>Not null for a person who was removed.</summary>
    [JsonPropertyName("@removed")]
    public UserRemoval? Removed { get; init; }
}

/// <summary>How a person was removed.</summary>
/// <param name="Reason"><c>changed</c>: may be restored within 30 days; <c>deleted</c>: for good.</param>
public sealed record UserRemoval(string? Reason);
