using System.Text.Json.Serialization;
using KompetenzBot.Competences;
using KompetenzBot.Profiles;

namespace KompetenzBot.Registration;

/// <summary>The steps of the registration in their order.</summary>
public enum RegistrationStep
{
    /// <summary>What one should know, the privacy notice and consent.</summary>
    Notice,

    /// <summary>Which categories.</summary>
    Categories,

    /// <summary>Which competences; one page per category.</summary>
    Competences,

    /// <summary>Level and validity where the catalogue asks for them; several pages if there are many.</summary>
    Details,

    /// <summary>How, for what and when to be called.</summary>
    Contact,

    /// <summary>Everything once more before it is saved.</summary>
    Summary,
}

/// <summary>What a person entered so far.</summary>
public sealed record RegistrationDraft
{
    /// <summary>The step that is shown.</summary>
    public RegistrationStep Step { get; init; }

    /// <summary>The page within the step, from 0.</summary>
    public int Page { get; init; }

    /// <summary>The version of the notice that was agreed to; null: not yet.</summary>
    public string? AgreedNotice { get; init; }

    /// <summary>Whether text messages were agreed to.</summary>
    public bool Sms { get; init; }

    /// <summary>Ids of the chosen categories in the order of the catalogue.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>The chosen competences with what is known of level and validity.</summary>
    public IReadOnlyList<HeldCompetence> Competences { get; init; } = [];

    /// <summary>The mobile number as it was typed.</summary>
    public string Mobile { get; init; } = string.Empty;

    /// <summary>For what.</summary>
    public Purposes Purposes { get; init; }

    /// <summary>When.</summary>
    public Availability Availability { get; init; }

    /// <summary>The version of the profile that is being changed; null: a new one.</summary>
    public string? ProfileVersion { get; init; }

    /// <summary>What a profile already says, to be changed. Who has agreed to the notice in force is not asked for consent again.</summary>
    public static RegistrationDraft From(StoredProfile? stored, CompetenceCatalogue catalogue, string noticeVersion) => stored is not { Profile: var profile } ? new() : new()
    {
        Step = profile.Consent.NoticeVersion == noticeVersion ? RegistrationStep.Categories : RegistrationStep.Notice,
        AgreedNotice = profile.Consent.NoticeVersion == noticeVersion ? noticeVersion : null,
        Sms = profile.Consent.Sms,
        Categories = [.. catalogue.Categories.Select(c => c.Id).Where(id => profile.Competences.Any(held => catalogue.Find(held.CompetenceId)?.Category.Id == id))],
        Competences = profile.Competences,
        Mobile = profile.Mobile ?? string.Empty,
        Purposes = profile.Purposes,
        Availability = profile.Availability,
        ProfileVersion = stored.Version,
    };
}

/// <summary>The JSON form of a draft.</summary>
[JsonSerializable(typeof(RegistrationDraft))]
internal sealed partial class RegistrationJson : JsonSerializerContext;
