namespace KompetenzBot.Coordinators;

/// <summary>Configuration section <c>Roles</c>.</summary>
public sealed class RolesOptions
{
    /// <summary>The bodies that may call; the first is that of the break-glass users.</summary>
    public IList<BodyOptions> Bodies { get; } = [];

    /// <summary>Object ids of the groups of those who confirm large alarms.</summary>
    public IList<string> Approvers { get; } = [];

    /// <summary>Object ids of the groups of those who run the bot.</summary>
    public IList<string> Administrators { get; } = [];

    /// <summary>Object ids of the groups of those who verify the audit trail.</summary>
    public IList<string> Auditors { get; } = [];

    /// <summary>Object ids that count as coordinators even when the directory cannot be asked.</summary>
    public IList<string> BreakGlass { get; } = [];
}

/// <summary>Configuration section <c>Roles:Bodies:n</c>.</summary>
public sealed class BodyOptions
{
    /// <summary>As people know it.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>Object id of the group of those who may call for it.</summary>
    public string? Group { get; set; }

    /// <summary>Where people can check that a call is genuine.</summary>
    public string? Phone { get; set; }

    /// <summary>The mobile number that whoever is on duty carries: gets a text message while Teams is out during an alarm.</summary>
    public string? DutyPhone { get; set; }

    /// <summary>Whether it may send large alarms without a second pair of eyes, with a reason.</summary>
    public bool MayBypassFourEyes { get; set; }
}
