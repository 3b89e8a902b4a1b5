namespace KompetenzBot.Diagnostics.SelfTests;

/// <summary>A way to people that is tested.</summary>
public enum SelfTestKind
{
    /// <summary>A card to the test account, every day.</summary>
    Teams,

    /// <summary>A text message to the test number, every week.</summary>
    Sms,
}

/// <summary>What coordinators are still to be told.</summary>
public enum SelfTestNews
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>That it does not work any more.</summary>
    Broken,

    /// <summary>That it works again.</summary>
    Healed,
}

/// <summary>Where one of the tests stands: a row, which one instance at a time takes on.</summary>
/// <param name="Kind">Which test.</param>
/// <param name="DueAt">When it begins next.</param>
/// <param name="Version">To write against; empty: there is no row yet.</param>
public sealed record SelfTestState(SelfTestKind Kind, DateTimeOffset DueAt, string Version = "")
{
    /// <summary>Since when one is under way; null: none is.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it last passed.</summary>
    public DateTimeOffset? PassedAt { get; init; }

    /// <summary>When it last failed.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>Why: a word for programs.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the last one failed.</summary>
    public bool IsBroken { get; init; }

    /// <summary>What coordinators are still to be told.</summary>
    public SelfTestNews News { get; init; }

    /// <summary>Until when an instance is telling them.</summary>
    public DateTimeOffset? TellingUntil { get; init; }
}

/// <summary>Where the tests stand.</summary>
public interface ISelfTestRows
{
    /// <summary>The row; null: it has never been tested.</summary>
    Task<SelfTestState?> FindAsync(SelfTestKind kind, CancellationToken cancellationToken);

    /// <summary>Writes a row that was read, or the first one. Null is a conflict: another instance has taken it. Otherwise the row as it now is.</summary>
    Task<SelfTestState?> TryWriteAsync(SelfTestState state, CancellationToken cancellationToken);
}
