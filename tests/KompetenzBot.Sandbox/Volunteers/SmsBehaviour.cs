namespace KompetenzBot.Sandbox;

/// <summary>What a volunteer does when a text message with a link arrives, if they have not answered in Teams by then.</summary>
public enum SmsBehaviour
{
    YesAtOnce,
    YesLate,
    No,
    Later,

    /// <summary>Opens the page, reads, and closes it.</summary>
    OnlyLooks,

    /// <summary>Wants no more text messages.</summary>
    Stops,

    /// <summary>Never opens the link.</summary>
    Silent,
}
