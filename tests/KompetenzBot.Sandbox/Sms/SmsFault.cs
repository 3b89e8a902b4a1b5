namespace KompetenzBot.Sandbox;

/// <summary>Something that goes wrong with a request for text messages.</summary>
public enum SmsFault
{
    /// <summary>429, nothing is sent.</summary>
    Throttled,

    /// <summary>503 before anything is sent.</summary>
    Unavailable,

    /// <summary>503 although everything was sent.</summary>
    UnavailableAfterSending,

    /// <summary>202, but each recipient is refused with 400.</summary>
    NumbersRefused,
}
