namespace KompetenzBot.Sandbox;

/// <summary>What a volunteer does when an alarm arrives.</summary>
public enum Behaviour
{
    YesAtOnce,
    YesWithinAMinute,
    YesLate,
    No,
    Later,
    Silent,

    /// <summary>Has blocked the bot.</summary>
    Blocked,

    /// <summary>Does not have the app.</summary>
    NotInstalled,
}
