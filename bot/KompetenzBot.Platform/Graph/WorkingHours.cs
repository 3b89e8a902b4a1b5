namespace KompetenzBot.Platform.Graph;

/// <summary>Working hours of a mailbox.</summary>
public sealed record WorkingHours
{
    /// <summary>English names in lower case, such as <c>monday</c>.</summary>
    public IReadOnlyList<string>? DaysOfWeek { get; init; }

    /// <summary>In the time zone below; on the wire with seven decimals.</summary>
    public TimeOnly? StartTime { get; init; }

    /// <summary>In the time zone below.</summary>
    public TimeOnly? EndTime { get; init; }

    /// <summary>Where these times are meant.</summary>
    public TimeZoneBase? TimeZone { get; init; }
}

/// <summary>A time zone of a mailbox.</summary>
/// <param name="Name">A Windows name such as <c>W. Europe Standard Time</c>, an IANA name, or <c>Customized Time Zone</c>.</param>
public sealed record TimeZoneBase(string? Name);
