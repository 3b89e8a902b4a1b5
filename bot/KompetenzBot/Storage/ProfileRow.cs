using KompetenzBot.Competences;
using KompetenzBot.Conversations;
using KompetenzBot.Profiles;

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

    public DateTimeOffset? PausedUntil { get; init; }

    public string? Department { get; init; }

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
        PausedUntil = profile.PausedUntil,
        Department = profile.Department,
    };

    public Profile ToProfile(UserId user) => new(
        user, Name, Culture, Competences, Mobile, Purposes, Availability, new Consent(NoticeVersion, ConsentGivenAt, Sms), ConfirmedAt, PausedUntil, Department);
}
