using System.Text.Json.Serialization;
using KompetenzBot.Competences;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using KompetenzBot.Registration.Sampling;

namespace KompetenzBot.Registration;

/// <summary>The steps of the registration; their order is <see cref="RegistrationPath"/>'s. Drafts hold the numbers: they stay as they are.</summary>
public enum RegistrationStep
{
    /// <summary>The privacy notice and consent.</summary>
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

    /// <summary>What one should know before anything else.</summary>
    Know,

    /// <summary>Limits, and a remark in the person's own words.</summary>
    About,

    /// <summary>A text message with a number to type, which shows that the mobile number is right.</summary>
    Sample,
}

/// <summary>A part of a profile that can be changed by itself.</summary>
public enum RegistrationPart
{
    /// <summary>Everything, with a summary at the end.</summary>
    All,

    /// <summary>Competences with levels and validity.</summary>
    Competences,

    /// <summary>For what, when and how to be called.</summary>
    Contact,

    /// <summary>Limits and remark.</summary>
    About,

    /// <summary>Consents.</summary>
    Consents,
}

/// <summary>What a person entered so far.</summary>
public sealed record RegistrationDraft
{
    /// <summary>What is being changed.</summary>
    public RegistrationPart Part { get; init; }

    /// <summary>Whether the notice in force has to be agreed to before the part that was asked for.</summary>
    public bool NoticeFirst { get; init; }

    /// <summary>The step that is shown.</summary>
    public RegistrationStep Step { get; init; } = RegistrationStep.Know;

    /// <summary>The page within the step, from 0.</summary>
    public int Page { get; init; }

    /// <summary>The version of the notice that was agreed to; null: not yet.</summary>
    public string? AgreedNotice { get; init; }

    /// <summary>Whether text messages were agreed to.</summary>
    public bool Sms { get; init; }

    /// <summary>Whether the working hours may be read from the calendar.</summary>
    public bool Calendar { get; init; }

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

    /// <summary>The word by which text messages are known to be genuine, as it was typed.</summary>
    public string CodeWord { get; init; } = string.Empty;

    /// <summary>On which days the person usually works.</summary>
    public WorkingDays Days { get; init; }

    /// <summary>From when, as it was entered.</summary>
    public string WorksFrom { get; init; } = string.Empty;

    /// <summary>Until when, as it was entered.</summary>
    public string WorksTo { get; init; } = string.Empty;

    /// <summary>What not to be called for.</summary>
    public Limits Limits { get; init; }

    /// <summary>In the person's own words.</summary>
    public string Remark { get; init; } = string.Empty;

    /// <summary>The remark of which the person said that it is to stay although it seems to tell too much.</summary>
    public string? RemarkKept { get; init; }

    /// <summary>Ids that were understood from what the person wrote, to be named once.</summary>
    public IReadOnlyList<string> Understood { get; init; } = [];

    /// <summary>Whether text messages can be sent at all; noted whenever the dialog goes on.</summary>
    public bool SamplesSent { get; init; }

    /// <summary>The sample message that was sent or is to be sent; null: none yet.</summary>
    public SampleMessage? Sample { get; init; }

    /// <summary>The number, in E.164 form, at which a sample message was received; null: none.</summary>
    public string? ConfirmedMobile { get; init; }

    /// <summary>When it was.</summary>
    public DateTimeOffset? ConfirmedMobileAt { get; init; }

    /// <summary>The version of the profile that is being changed; null: a new one.</summary>
    public string? ProfileVersion { get; init; }

    /// <summary>The mobile number in E.164 form; null: none, or not a number.</summary>
    [JsonIgnore]
    public string? MobileNumber => PhoneNumber.TryParse(Mobile)?.ToString();

    /// <summary>What a profile already says, to be changed in one part.</summary>
    public static RegistrationDraft From(Profile profile, RegistrationPart part, CompetenceCatalogue catalogue, string noticeVersion)
    {
        var current = profile.Consent.NoticeVersion == noticeVersion;
        return new()
        {
            Part = part,
            NoticeFirst = !current,
            Step = current ? RegistrationPath.FirstOf(part) : RegistrationStep.Notice,
            AgreedNotice = current ? noticeVersion : null,
            Sms = profile.Consent.Sms,
            Calendar = profile.Consent.Calendar,
            Categories = CategoriesOf(profile.Competences, catalogue),
            Competences = profile.Competences,
            Mobile = profile.Mobile ?? string.Empty,
            ConfirmedMobile = profile.MobileConfirmedAt is null ? null : profile.Mobile,
            ConfirmedMobileAt = profile.MobileConfirmedAt,
            CodeWord = profile.CodeWord ?? string.Empty,
            Days = profile.WorkingHours?.Days ?? WorkingDays.None,
            WorksFrom = Time(profile.WorkingHours?.Start),
            WorksTo = Time(profile.WorkingHours?.End),
            Purposes = profile.Purposes,
            Availability = profile.Availability,
            Limits = profile.Limits,
            Remark = profile.Remark,
            RemarkKept = profile.Remark,
            ProfileVersion = VersionOf(profile),
        };
    }

    /// <summary>The empty profile from which a new one is made.</summary>
    internal static Profile Nobody { get; } = new(default, string.Empty, "de", [], null, Purposes.None, Availability.None, new Consent(string.Empty, default, Sms: false), default);

    /// <summary>What was entered, as a profile to look at.</summary>
    public Profile ToProfile() => ApplyTo(Nobody);

    /// <summary>A profile with what was entered; consents are not the draft's to decide.</summary>
    public Profile ApplyTo(Profile profile) => profile with
    {
        Competences = Competences,
        Mobile = MobileNumber,
        MobileConfirmedAt = MobileNumber is { } number && number == ConfirmedMobile ? ConfirmedMobileAt : null,
        CodeWord = Sms && CodeWord.Length > 0 ? CodeWord : null,
        Purposes = Purposes,
        Availability = Availability,
        WorkingHours = Steps.ContactStep.HoursOf(this),
        Limits = Limits,
        Remark = Remark,
    };

    /// <summary>What a draft remembers of the profile that it changes; null: none.</summary>
    public static string? VersionOf(Profile? profile) => profile?.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The same with more competences, each once; one that is already there keeps what is known of it, unless another level is proposed.</summary>
    public RegistrationDraft With(IEnumerable<HeldCompetence> proposals, CompetenceCatalogue catalogue)
    {
        HeldCompetence[] proposed = [.. proposals];
        HeldCompetence[] competences =
        [
            .. Competences.Select(held => proposed.FirstOrDefault(one => one.CompetenceId == held.CompetenceId)?.Level is { } level ? held with { Level = level } : held)
                .Concat(proposed).DistinctBy(held => held.CompetenceId),
        ];
        return this with { Competences = competences, Categories = [.. catalogue.Categories.Select(category => category.Id).Where(CategoriesOf(competences, catalogue).Concat(Categories).Contains)] };
    }

    /// <summary>The same with what was understood from a text, shown before it goes on.</summary>
    /// <param name="named">Competences; each is chosen.</param>
    /// <param name="groups">Groups or categories, which leave open what is meant: their categories are chosen, the rest there.</param>
    /// <param name="catalogue">The one in force.</param>
    public RegistrationDraft WithUnderstood(IReadOnlyList<HeldCompetence> named, IReadOnlyList<string> groups, CompetenceCatalogue catalogue)
    {
        var more = With(named, catalogue);
        var asked = groups.SelectMany(id => catalogue.FindGroup(id)?.Members.Select(member => member.Category.Id) ?? [id]).Concat(more.Categories).ToHashSet(StringComparer.Ordinal);
        return more with
        {
            Categories = [.. catalogue.Categories.Select(category => category.Id).Where(asked.Contains)],
            Step = RegistrationStep.Categories,
            Page = 0,
            Understood = [.. named.Select(held => held.CompetenceId), .. groups],
        };
    }

    private static string[] CategoriesOf(IReadOnlyList<HeldCompetence> competences, CompetenceCatalogue catalogue) =>
        [.. catalogue.Categories.Select(c => c.Id).Where(id => competences.Any(held => catalogue.Find(held.CompetenceId)?.Category.Id == id))];

    private static string Time(TimeOnly? time) => time?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;
}

/// <summary>The JSON form of a draft.</summary>
[JsonSerializable(typeof(RegistrationDraft))]
internal sealed partial class RegistrationJson : JsonSerializerContext;
