namespace KompetenzBot.Reminders.Leavers;

/// <summary>What to do about a registered person who may have left; pure.</summary>
public static class LeaverRules
{
    /// <summary>As many may leave between two looks without anybody wondering.</summary>
    private const int AlwaysPlausible = 10;

    /// <summary>Among so few it may happen that all of them leave.</summary>
    private const int Few = 2;

    /// <summary>One in so many of all registered people is the most that is believed.</summary>
    private const int PlausibleShare = 4;

    /// <summary>Decides about one person.</summary>
    /// <param name="leftAt">When they were marked as having left; null: they are not marked.</param>
    /// <param name="presence">What the directory says of them now.</param>
    /// <param name="graceEnds">When the time of grace of a marked person ends.</param>
    /// <param name="now">The time.</param>
    public static LeaverStep Decide(DateTimeOffset? leftAt, Presence presence, DateTimeOffset? graceEnds, DateTimeOffset now) => (presence, leftAt) switch
    {
        (Presence.Present, not null) => LeaverStep.Unmark,
        (Presence.Gone, null) => LeaverStep.Mark,
        (Presence.Gone, not null) when graceEnds <= now => LeaverStep.Erase,
        _ => LeaverStep.Nothing,
    };

    /// <summary>
    /// Whether so many people can have left at once. A wrong tenant, or a directory that was emptied by mistake, says of everybody that they are gone;
    /// then nobody is marked until a person has looked.
    /// </summary>
    /// <param name="leaving">Registered people who are newly gone.</param>
    /// <param name="registered">All registered people.</param>
    public static bool IsPlausible(int leaving, int registered) => (leaving <= AlwaysPlausible || leaving * PlausibleShare <= registered) && (leaving < registered || registered <= Few);
}

/// <summary>What to do about one person.</summary>
public enum LeaverStep
{
    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Mark them: they are not called and not asked from now on.</summary>
    Mark,

    /// <summary>They are there again.</summary>
    Unmark,

    /// <summary>The time of grace is over.</summary>
    Erase,
}
