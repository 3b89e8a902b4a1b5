using KompetenzBot.Profiles;

namespace KompetenzBot.Reminders;

/// <summary>What to do about one person now.</summary>
/// <param name="Kind">What.</param>
/// <param name="After">The profile as it is to be stored afterwards; it says when to look again.</param>
public sealed record ReminderStep(ReminderKind Kind, Profile After);

/// <summary>The things that can become due.</summary>
public enum ReminderKind
{
    /// <summary>Nothing yet.</summary>
    Wait,

    /// <summary>Ask whether everything is still right.</summary>
    Ask,

    /// <summary>Ask again.</summary>
    Repeat,

    /// <summary>Pause the profile, and say so.</summary>
    Paused,

    /// <summary>Say that the profile will be erased.</summary>
    LastNotice,

    /// <summary>Erase the profile.</summary>
    Erase,

    /// <summary>Name certificates that are about to expire.</summary>
    Expiry,

    /// <summary>Ask how the bot works for them.</summary>
    Feedback,
}
