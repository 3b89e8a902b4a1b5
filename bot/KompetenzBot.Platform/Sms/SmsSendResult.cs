namespace KompetenzBot.Platform.Sms;

/// <summary>What became of the message to one recipient: taken by the provider, or refused.</summary>
/// <param name="To">E.164.</param>
/// <param name="Successful">Whether the provider has taken it; it may still fail to arrive.</param>
/// <param name="HttpStatusCode">202, 400, 404, 429 or another one; null where the answer says nothing of this recipient: the outcome is not known.</param>
/// <param name="MessageId">By which delivery reports name it; only where it was taken.</param>
/// <param name="RepeatabilityResult">Whether the provider honours the repeatability id; null where it does not say.</param>
/// <param name="ErrorMessage">The provider's words; may hold the number and is not for logs.</param>
public sealed record SmsSendResult(
    string To, bool Successful, int? HttpStatusCode, string? MessageId = null, SmsRepeatability? RepeatabilityResult = null, string? ErrorMessage = null);

/// <summary>What the provider makes of a repeatability id.</summary>
public enum SmsRepeatability
{
    /// <summary>This is the first request with the id, or is answered like it.</summary>
    Accepted,

    /// <summary>The id stands for something else, or is too old.</summary>
    Rejected,
}

/// <summary>How a request ended: a result for each recipient in their order, or a failure of the whole.</summary>
public abstract record SmsResponse
{
    private SmsResponse()
    {
    }

    /// <summary>The provider has looked at every recipient.</summary>
    public sealed record Answered(IReadOnlyList<SmsSendResult> Results) : SmsResponse;

    /// <summary>The provider has not, or nobody knows.</summary>
    /// <param name="Kind">What to make of it.</param>
    /// <param name="Code">A word for logs.</param>
    /// <param name="RetryAfter">How long to wait, where the provider said so.</param>
    public sealed record Failed(SmsFailureKind Kind, string Code, TimeSpan? RetryAfter = null) : SmsResponse;
}

/// <summary>What to make of a failure.</summary>
public enum SmsFailureKind
{
    /// <summary>Too many messages; nothing was sent.</summary>
    Throttled,

    /// <summary>A fault that may pass. It is not known whether something was sent: repeated with the same ids it is sent once.</summary>
    Unavailable,

    /// <summary>The request itself is refused; the same request would be refused again.</summary>
    Refused,
}
