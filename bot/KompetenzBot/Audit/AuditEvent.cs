namespace KompetenzBot.Audit;

/// <summary>What can happen. Stored by name: names are only added.</summary>
public enum AuditEvent
{
    /// <summary>Someone registered.</summary>
    Registered,

    /// <summary>Someone changed their profile.</summary>
    Changed,

    /// <summary>Someone said that their profile is still right.</summary>
    Confirmed,

    /// <summary>Someone gave or changed a consent; the detail names the version of the notice and what was agreed to.</summary>
    Consented,

    /// <summary>A profile was paused.</summary>
    Paused,

    /// <summary>A pause ended.</summary>
    Resumed,

    /// <summary>A profile was erased; the detail says why.</summary>
    Erased,

    /// <summary>A person got a copy of everything stored about them.</summary>
    Exported,

    /// <summary>A body saw data of a volunteer.</summary>
    Looked,

    /// <summary>A break-glass right was used.</summary>
    BreakGlassUsed,

    /// <summary>A coordinator acted by what the directory said last, while it did not answer.</summary>
    LastKnownRoleUsed,

    /// <summary>A body asked how many people have something; the detail is the question.</summary>
    Searched,

    /// <summary>A body looked how many people an alarm would call; the detail is for how many needs.</summary>
    Previewed,

    /// <summary>A body issued an alarm or a drill.</summary>
    AlarmIssued,

    /// <summary>A body called those too who rest after a deployment.</summary>
    RestIgnored,

    /// <summary>An approver granted a large alarm.</summary>
    AlarmApproved,

    /// <summary>An approver refused a large alarm.</summary>
    AlarmRefused,

    /// <summary>A body sent a large alarm without a second pair of eyes; why stands with the alarm.</summary>
    FourEyesBypassed,

    /// <summary>A body ended an alarm.</summary>
    AlarmEnded,

    /// <summary>The catalogue was changed.</summary>
    CatalogueChanged,

    /// <summary>The scenarios were changed.</summary>
    ScenariosChanged,

    /// <summary>An administrator let messages that had been laid aside be tried again, or removed what was no message; the detail is the queue and how many.</summary>
    DeliveryRepaired,

    /// <summary>A body read the totals of the feedback.</summary>
    FeedbackRead,

    /// <summary>A volunteer is no longer in the directory.</summary>
    Left,

    /// <summary>A volunteer is in the directory again.</summary>
    Returned,

    /// <summary>A month of the trail was removed because its time was over; the detail says which, and the code with which it ended.</summary>
    MonthRemoved,
}
