using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Profiles;

using KompetenzBot.DutyHours;

namespace KompetenzBot.Storage;

/// <summary>The stored form of a profile. Fields are only ever added, so that the previous release can still read it.</summary>
internal sealed record ProfileRow
{
    public string Name { get; init; } = string.Empty;

    public string Culture { get; init; } = "de";

    public IReadOnlyList<HeldCompetence> Competences { get; init; } = [];

    public string? Mobile { get; init; }

    public Purposes Purposes { get; init; }

    public Availability Availability { get; init; }

    public string NoticeVersion { get; init; } = string.Empty;

    public DateTimeOffset ConsentGivenAt { get; init; }

    public bool Sms { get; init; }

    public DateTimeOffset ConfirmedAt { get; init; }

    /// <summary>For the previous release, which knows no other pause.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    public string? Department { get; init; }

    public bool Calendar { get; init; }

    public Limits Limits { get; init; }

    public string? Remark { get; init; }

    public string? CodeWord { get; init; }

    public DateTimeOffset? MobileConfirmedAt { get; init; }

    public WorkingHours? WorkingHours { get; init; }

    public DateTimeOffset? RegisteredAt { get; init; }

    public string? Pseudonym { get; init; }

    public int Revision { get; init; }

    public Pause? Pause { get; init; }

    public IReadOnlyList<Consent>? ConsentHistory { get; init; }

    public IReadOnlyList<Deployment>? Deployments { get; init; }

    public Upkeep? Upkeep { get; init; }

    public DateTimeOffset? LeftAt { get; init; }

    public static ProfileRow From(Profile profile) => new()
    {
        Name = profile.Name,
        Culture = profile.Culture,
        Competences = profile.Competences,
        Mobile = profile.Mobile,
        Purposes = profile.Purposes,
        Availability = profile.Availability,
        NoticeVersion = profile.Consent.NoticeVersion,
        ConsentGivenAt = profile.Consent.GivenAt,
        Sms = profile.Consent.Sms,
        ConfirmedAt = profile.ConfirmedAt,
        PausedUntil = profile.Pause is { } pause ? pause.Until ?? DateTimeOffset.MaxValue : null,
        Department = profile.Department,
        Calendar = profile.Consent.Calendar,
        Limits = profile.Limits,
        Remark = profile.Remark.Length > 0 ? profile.Remark : null,
        CodeWord = profile.CodeWord,
        MobileConfirmedAt = profile.MobileConfirmedAt,
        WorkingHours = profile.WorkingHours,
        RegisteredAt = profile.RegisteredAt,
        Pseudonym = profile.Pseudonym,
        Revision = profile.Revision,
        Pause = profile.Pause,
        ConsentHistory = profile.ConsentHistory.Count > 0 ? profile.ConsentHistory : null,
        Deployments = profile.Deployments.Count > 0 ? profile.Deployments : null,
        Upkeep = profile.Upkeep,
        LeftAt = profile.LeftAt,
    };

    public Profile ToProfile(UserId user) => new(
        user, Name, Culture, Competences, Mobile, Purposes, Availability, new Consent(NoticeVersion, ConsentGivenAt, Sms) { Calendar = Calendar }, ConfirmedAt, Department)
    {
        Limits = Limits,
        Remark = Remark ?? string.Empty,
        CodeWord = CodeWord,
        MobileConfirmedAt = MobileConfirmedAt,
        WorkingHours = WorkingHours,
        RegisteredAt = RegisteredAt ?? ConsentGivenAt,
        Pseudonym = Pseudonym ?? string.Empty,
        Revision = Revision,
        Pause = Pause ?? (PausedUntil is { } until ? new Pause(ConfirmedAt, until, PauseOrigin.Person) : null),
        ConsentHistory = ConsentHistory ?? [],
        Deployments = Deployments ?? [],
        Upkeep = Upkeep,
        LeftAt = LeftAt,
    };
}
