using KompetenzBot.Conversations;
using KompetenzBot.Privacy;
using KompetenzBot.Profiles;

namespace KompetenzBot.Alarms.Answering;

/// <summary>What somebody answered, as it came from a card or a page: nothing in it is trusted, and its texts are cut to what a card offers.</summary>
/// <param name="Kind">Yes, no, later, or onto the waiting list.</param>
public sealed record GivenAnswer(AnswerKind Kind)
{
    /// <summary>The number of another need than that for which they were called; empty: that one.</summary>
    public string Need { get; init; } = string.Empty;

    /// <summary>In how many minutes they want to be asked again.</summary>
    public string In { get; init; } = string.Empty;

    /// <summary>What they add to a yes.</summary>
    public string Remark { get; init => field = value.Trim().Cut(CallCard.LongestRemark); } = string.Empty;

    /// <summary>Their earliest arrival.</summary>
    public string Arrival { get; init => field = value.Trim().Cut(CallCard.LongestArrival); } = string.Empty;

    /// <summary>Whether they were asked about the remark and want it to be passed on.</summary>
    public bool KeepsRemark { get; init; }

}

/// <summary>Who answers.</summary>
/// <param name="User">The person.</param>
/// <param name="Name">As the channel calls them, where there is no profile.</param>
/// <param name="Language">Of messages to them.</param>
/// <param name="Profile">What they registered; null: nothing any more.</param>
public sealed record Respondent(UserId User, string Name, string Language, Profile? Profile);

/// <summary>What became of an answer.</summary>
public abstract record RecordedAnswer
{
    private RecordedAnswer()
    {
    }

    /// <summary>Nothing was stored: the person was not called, or is erased.</summary>
    public sealed record NotCalled : RecordedAnswer;

    /// <summary>Nothing was stored: the alarm is over.</summary>
    public sealed record AlarmOver : RecordedAnswer;

    /// <summary>It is stored.</summary>
    /// <param name="Person">As they are stored now.</param>
    /// <param name="Concerns">Why a remark was left out until the person says that it is to be passed on.</param>
    /// <param name="IsUpdateQueued">Whether the person's cards follow through the queue.</param>
    public sealed record Stored(CalledPerson Person, SensitiveConcerns Concerns, bool IsUpdateQueued) : RecordedAnswer;
}
