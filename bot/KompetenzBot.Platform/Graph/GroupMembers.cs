using System.Text.Json.Serialization;

namespace KompetenzBot.Platform.Graph;

/// <summary>One page of the members of a group.</summary>
public sealed record GroupMembers
{
    /// <summary>The most members of one page, by the reference of the list.</summary>
    public const int MaximumPage = 999;

    /// <summary>People, and other things that can be in a group.</summary>
    public required IReadOnlyList<GroupMember> Value { get; init; }

    /// <summary>Where it goes on; null on the last page.</summary>
    [JsonPropertyName("@odata.nextLink")]
    public string? NextLink { get; init; }
}

/// <summary>A member of a group.</summary>
public sealed record GroupMember
{
    /// <summary>Object id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it is, e.g. <c>#microsoft.graph.user</c>; other kinds are groups, devices and service principals.</summary>
    [JsonPropertyName("@odata.type")]
    public string? Type { get; init; }

    /// <summary>Whether it is a person.</summary>
    public bool IsUser => Type == "#microsoft.graph.user";
}
