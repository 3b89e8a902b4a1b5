namespace KompetenzBot.Sandbox;

/// <summary>A person in the simulated directory.</summary>
/// <param name="Id">Entra object id.</param>
/// <param name="Name">Display name.</param>
public sealed record DirectoryPerson(Guid Id, string Name)
{
    public string? Department { get; init; }

    /// <summary>Such as <c>de-DE</c>.</summary>
    public string? Language { get; init; }

    public Guid? Manager { get; init; }

    /// <summary>Null: without a mailbox.</summary>
    public MailboxHours? Hours { get; init; }

    /// <summary>False for an account that was disabled.</summary>
    public bool Enabled { get; init; } = true;
}

/// <summary>Working hours of a mailbox.</summary>
/// <param name="Days">English names in lower case.</param>
/// <param name="TimeZone">A Windows or an IANA name.</param>
public sealed record MailboxHours(IReadOnlyList<string> Days, TimeOnly Start, TimeOnly End, string TimeZone = "W. Europe Standard Time")
{
    /// <summary>Monday to Friday.</summary>
    public static IReadOnlyList<string> WorkingDays { get; } = ["monday", "tuesday", "wednesday", "thursday", "friday"];
}
