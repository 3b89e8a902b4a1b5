using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.DutyHours;

namespace KompetenzBot.Profiles;

/// <summary>What a volunteer told about themselves, and what they agreed to.</summary>
/// <param name="User">Whose it is.</param>
/// <param name="Name">From the directory, never typed.</param>
/// <param name="Culture">Language of messages to them: <c>de</c> or <c>en</c>.</param>
/// <param name="Competences">What they can do.</param>
/// <param name="Mobile">E.164, or null; only given freely.</param>
/// <param name="Purposes">For what they may be called.</param>
/// <param name="Availability">When they may be called.</param>
/// <param name="Consent">What they agreed to.</param>
/// <param name="ConfirmedAt">When they last said that this is right.</param>
/// <param name="Department">From the directory, where it is known.</param>
public sealed record Profile(
    UserId User,
    string Name,
    string Culture,
    IReadOnlyList<HeldCompetence> Competences,
    string? Mobile,
    Purposes Purposes,
    Availability Availability,
    Consent Consent,
    DateTimeOffset ConfirmedAt,
    string? Department = null)
{
    /// <summary>What they ask not to be called for.</summary>
    public Limits Limits { get; init; }

    /// <summary>What they add in their own words; empty for nothing.</summary>
    public string Remark { get; init; } = string.Empty;

    /// <summary>By which they know that a text message is genuine; null: none chosen.</summary>
    public string? CodeWord { get; init; }

    /// <summary>When they typed the number of a sample message that was sent to <see cref="Mobile"/>; null: never.</summary>
    public DateTimeOffset? MobileConfirmedAt { get; init; }

    /// <summary>When they usually work; null: as the city's duty hours say.</summary>
    public WorkingHours? WorkingHours { get; init; }

    /// <summary>When they registered first.</summary>
    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>Stands for them in the audit trail. Random; erasing the profile makes it nobody's. Empty in profiles of the first release until they are saved again.</summary>
    public string Pseudonym { get; init; } = string.Empty;

    /// <summary>Counts the person's own edits, by which two devices that edit at once find out; what the bot notes by itself does not count.</summary>
    public int Revision { get; init; }

    /// <summary>Null: not paused. May have ended by itself.</summary>
    public Pause? Pause { get; init; }

    /// <summary>Consents before the present one, the oldest first.</summary>
    public IReadOnlyList<Consent> ConsentHistory { get; init; } = [];

    /// <summary>Where they have been deployed, the oldest first; never what they declined.</summary>
    public IReadOnlyList<Deployment> Deployments { get; init; } = [];

    /// <summary>The day on which they were last called to help; null: never, or longer ago than is kept.</summary>
    public DateOnly? CalledOn { get; init; }

    /// <summary>The days within the last year on which they were called for an exercise.</summary>
    public IReadOnlyList<DateOnly> Drills { get; init; } = [];

    /// <summary>Where they stand with the question whether all this is still right; null: not planned yet.</summary>
    public Upkeep? Upkeep { get; init; }

    /// <summary>When the directory was first seen without them; null: they are there. Not called and not asked from then on.</summary>
    public DateTimeOffset? LeftAt { get; init; }

    /// <summary>Whether they are not to be called at this time.</summary>
    public bool IsPausedAt(DateTimeOffset now) => Pause is { } pause && (pause.Until is null || pause.Until > now);
}

/// <summary>A deployment of a volunteer.</summary>
/// <param name="Alarm">The alarm's id.</param>
/// <param name="From">When it began.</param>
/// <param name="To">When it ended.</param>
public sealed record Deployment(string Alarm, DateTimeOffset From, DateTimeOffset To);

/// <summary>A time in which a volunteer is not called.</summary>
/// <param name="Since">When it was asked for.</param>
/// <param name="Until">When it ends by itself; null: when the person says so.</param>
/// <param name="Origin">Who asked for it.</param>
public sealed record Pause(DateTimeOffset Since, DateTimeOffset? Until, PauseOrigin Origin);

/// <summary>Who paused a profile.</summary>
public enum PauseOrigin
{
    /// <summary>The volunteer.</summary>
    Person,

    /// <summary>Questions that were not answered.</summary>
    Reminder,
}

/// <summary>What a volunteer asks not to be called for, without a reason; several at once.</summary>
[Flags]
public enum Limits
{
    /// <summary>No limits.</summary>
    None = 0,

    /// <summary>No heavy lifting.</summary>
    NoHeavyLifting = 1,

    /// <summary>No long standing.</summary>
    NoLongStanding = 2,

    /// <summary>Not at night.</summary>
    NoNights = 4,

    /// <summary>No contact with the public.</summary>
    NoPublicContact = 8,

    /// <summary>No driving.</summary>
    NoDriving = 16,

    /// <summary>Only places without barriers.</summary>
    AccessiblePlace = 32,
}

/// <summary>For what a volunteer may be called; several at once.</summary>
[Flags]
public enum Purposes
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A question to people who know something.</summary>
    Questions = 1,

    /// <summary>A deployment in duty time.</summary>
    DeploymentOnDuty = 2,

    /// <summary>A deployment outside duty time.</summary>
    DeploymentOffDuty = 4,
}

/// <summary>When a volunteer may be called; several at once.</summary>
[Flags]
public enum Availability
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>In duty hours.</summary>
    DutyHours = 1,

    /// <summary>On working days before and after duty hours, and at night.</summary>
    Nights = 2,

    /// <summary>On Saturdays and Sundays.</summary>
    Weekends = 4,
}

/// <summary>Consent to one version of the privacy notice; each part is given separately.</summary>
/// <param name="NoticeVersion">Which text was agreed to.</param>
/// <param name="GivenAt">When.</param>
/// <param name="Sms">Whether text messages are agreed to as well.</param>
public sealed record Consent(string NoticeVersion, DateTimeOffset GivenAt, bool Sms)
{
    /// <summary>Whether the working hours may be read from the person's calendar.</summary>
    public bool Calendar { get; init; }
}
