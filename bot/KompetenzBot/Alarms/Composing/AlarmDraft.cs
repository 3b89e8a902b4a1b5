using System.Text.Json.Serialization;
using KompetenzBot.Profiles;

namespace KompetenzBot.Alarms.Composing;

/// <summary>The steps of issuing an alarm.</summary>
public enum AlarmStep
{
    /// <summary>Needs, place, time and text in a form.</summary>
    Form,

    /// <summary>How many match, and the threshold declaration with its reason.</summary>
    Preview,

    /// <summary>The last look before anything is sent.</summary>
    Confirm,
}

/// <summary>An alarm that is being composed.</summary>
public sealed record AlarmDraft
{
    /// <summary>The step that is shown.</summary>
    public AlarmStep Step { get; init; }

    /// <summary>The id that the alarm will have; fixed from the start, so that two clicks cannot issue it twice.</summary>
    public required string AlarmId { get; init; }

    /// <summary>When the fields were read: "sofort" and "heute" mean this moment, from the preview to the alarm.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>Whether the preview is a second one, because the first had become too old.</summary>
    public bool Refreshed { get; init; }

    /// <summary>Whether it is an exercise.</summary>
    public bool IsDrill { get; init; }

    /// <summary>Whether the person has seen too many previews for now.</summary>
    public bool TooManyPreviews { get; init; }

    /// <summary>Whether people are only asked what they know.</summary>
    public bool IsEnquiry { get; init; }

    /// <summary>Buttons with which to begin quickly: what was done before, and what is prepared.</summary>
    public IReadOnlyList<QuickStart> Quick { get; init; } = [];

    /// <summary>Whether those too are called who rest after a deployment.</summary>
    public bool IgnoresRest { get; init; }

    /// <summary>Whether people are called in parts; null: as the time of the work suggests.</summary>
    public bool? InWaves { get; init; }

    /// <summary>Whether the work begins so soon that everybody is best called at once.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Whether a second pair of eyes is needed.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>Whether the coordinator's body may do without it.</summary>
    public bool MayBypass { get; init; }

    /// <summary>Why it does without; empty: it does not.</summary>
    public string BypassReason { get; init; } = string.Empty;

    /// <summary>The part of those who are called that is expected to accept.</summary>
    public double Rate { get; init; }

    /// <summary>Whether that part is assumed, because there is too little to go by.</summary>
    public bool IsRateAssumed { get; init; }

    /// <summary>What was typed.</summary>
    public AlarmFields Fields { get; init; } = new();

    /// <summary>What was typed, in full sentences for the preview: one line per need.</summary>
    public IReadOnlyList<NeedPreview> Needs { get; init; } = [];

    /// <summary>The time in words.</summary>
    public string Time { get; init; } = string.Empty;

    /// <summary>How many hours it lasts, where it goes on into the next day for so long that the end may be meant for the same day; null: it does not.</summary>
    public int? HoursOverNight { get; init; }

    /// <summary>Whether people are called in parts, as chosen or suggested.</summary>
    [JsonIgnore]
    public bool CallsInWaves => InWaves ?? !IsUrgent;

    /// <summary>Whether text messages go out together with those in Teams, where the coordinator has chosen.</summary>
    public bool? SmsAtOnce { get; init; }

    /// <summary>The same as chosen or suggested: for what begins soon.</summary>
    [JsonIgnore]
    public bool SendsSmsAtOnce => !IsEnquiry && (SmsAtOnce ?? IsUrgent);

    /// <summary>Whether anybody who would be called can be reached by text message.</summary>
    [JsonIgnore]
    public bool HasSms => !IsEnquiry && Needs.Any(need => need.BySms > 0);

    /// <summary>How many people would be called, each counted once.</summary>
    public int People { get; init; }

    /// <summary>The reason that was chosen.</summary>
    public string ReasonChoice { get; init; } = string.Empty;

    /// <summary>The reason in own words.</summary>
    public string ReasonText { get; init; } = string.Empty;
}

/// <summary>A need as the preview shows it.</summary>
public sealed record NeedPreview(int Count, string Text, int Matching, int Callable)
{
    /// <summary>Of the callable, how many can be reached by text message too.</summary>
    public int BySms { get; init; }

    /// <summary>Of the callable, how many work just now.</summary>
    public int OnDuty { get; init; }

    /// <summary>Of the callable, how many could not be reached in Teams the last time.</summary>
    public int Unreached { get; init; }

    /// <summary>Of the callable, how many may be called by another organisation in a disaster.</summary>
    public int Elsewhere { get; init; }

    /// <summary>Who has the competence and is not called, by reason.</summary>
    public IReadOnlyList<NotCalledCount> NotCalled { get; init; } = [];
}

/// <summary>A button that begins an alarm.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Command">What could be typed instead.</param>
public sealed record QuickStart(string Title, string Command);

/// <summary>How many are not called for one reason.</summary>
public sealed record NotCalledCount(Callability Reason, int Count);

/// <summary>The JSON form of a draft.</summary>
[JsonSerializable(typeof(AlarmDraft))]
internal sealed partial class AlarmDraftJson : JsonSerializerContext;
