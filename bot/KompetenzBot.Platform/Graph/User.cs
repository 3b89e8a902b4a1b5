namespace KompetenzBot.Platform.Graph;

/// <summary>A person of the directory, with the fields that are asked for and no others.</summary>
public sealed record User
{
    internal const string Fields = "id,displayName,department,preferredLanguage,accountEnabled";

    /// <summary>Object id.</summary>
    public required Guid Id { get; init; }

    /// <summary>As address books show it; may be absent.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Where they work; may be absent.</summary>
    public string? Department { get; init; }

    /// <summary>Such as <c>de-DE</c>; may be absent.</summary>
    public string? PreferredLanguage { get; init; }

    /// <summary>False for an account that was disabled; null where the directory does not say.</summary>
    public bool? AccountEnabled { get; init; }
}
