using KompetenzBot.Competences;
using KompetenzBot.Conversations;

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
/// <param name="PausedUntil">Not called before this time; null: not paused.</param>
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
    DateTimeOffset? PausedUntil = null,
    string? Department = null);

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
public sealed record Consent(string NoticeVersion, DateTimeOffset GivenAt, bool Sms);
