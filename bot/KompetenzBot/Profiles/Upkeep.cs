namespace KompetenzBot.Profiles;

/// <summary>Where a person stands with the question whether their profile is still right, and with everything else that the bot tells them unasked.</summary>
/// <param name="DueAt">When to look at this person next.</param>
public sealed record Upkeep(DateTimeOffset DueAt)
{
    /// <summary>The first question that has no answer yet; null: none is open.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>How far the questions have gone since the last answer.</summary>
    public UpkeepStage Stage { get; init; }

    /// <summary>When the last message was sent.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The work of the last message whose outcome is not known yet; null: none.</summary>
    public string? SentWork { get; init; }

    /// <summary>The purpose of that message.</summary>
    public string? SentPurpose { get; init; }

    /// <summary>Whether the last message reached them; null: not known.</summary>
    public bool? Reachable { get; init; }

    /// <summary>The version of the privacy notice that was in force at the last look.</summary>
    public string? SeenNotice { get; init; }

    /// <summary>The version of the privacy notice in force when the person was last asked.</summary>
    public string? AskedNotice { get; init; }

    /// <summary>Certificates that end up to this day have been named.</summary>
    public DateOnly? NamedUntil { get; init; }

    /// <summary>Whether they were asked how the bot works for them.</summary>
    public bool FeedbackAsked { get; init; }

    /// <summary>The same after the person has said that everything is right: questions begin anew.</summary>
    public Upkeep Answered() => this with { DueAt = DateTimeOffset.UnixEpoch, AskedAt = null, Stage = UpkeepStage.None };
}

/// <summary>How far the questions have gone.</summary>
public enum UpkeepStage
{
    /// <summary>None is open.</summary>
    None,

    /// <summary>Asked once.</summary>
    Asked,

    /// <summary>Asked again.</summary>
    Repeated,

    /// <summary>Paused for want of an answer.</summary>
    Paused,

    /// <summary>Told that the profile will be erased.</summary>
    LastNotice,
}
