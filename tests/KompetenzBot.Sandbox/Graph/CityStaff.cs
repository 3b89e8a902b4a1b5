namespace KompetenzBot.Sandbox;

/// <summary>Who works in the local city, as its directory knows them, and the groups that give roles.</summary>
internal static class CityStaff
{
    private static readonly TimeOnly Seven = new(7, 0);

    public static string SituationCentre { get; } = Invented.Guid("group|Kommunales Lagezentrum").ToString();

    public static string Administrators { get; } = Invented.Guid("group|KompetenzBot-Administration").ToString();

    public static string Auditors { get; } = Invented.Guid("group|Datenschutz und Personalrat").ToString();

    public static string Approvers { get; } = Invented.Guid("group|Freigabe").ToString();

    /// <summary>Everybody of the simulated Teams, now and later, the people of the Playground, and the volunteers in their departments.</summary>
    public static void Fill(SimulatedGraph graph, SimulatedTeams teams, Volunteers volunteers)
    {
        teams.PersonAdded += person => graph.Put(new DirectoryPerson(Guid.Parse(person.AadObjectId), person.Name) { Language = person.Locale });
        foreach (var person in PlaygroundConfig.Everybody)
            graph.Put(new DirectoryPerson(Guid.Parse(person.AadObjectId), person.Name) { Department = "Bürgerdienste", Language = "de-DE", Hours = FullTime() });
        foreach (var department in volunteers.All.GroupBy(volunteer => volunteer.Profile.Department, StringComparer.Ordinal))
        {
            var manager = Guid.Parse(department.First().Profile.AadObjectId);
            foreach (var volunteer in department)
                graph.Put(Employee(volunteer, department.Key, manager));
        }

        var current = PlaygroundConfig.CurrentUser.AadObjectId;
        graph.PutGroup(SituationCentre, current);
        graph.PutGroup(Administrators, current);
        graph.PutGroup(Auditors, current);
    }

    private static DirectoryPerson Employee(Volunteer volunteer, string department, Guid manager)
    {
        var id = Guid.Parse(volunteer.Profile.AadObjectId);
        return new DirectoryPerson(id, volunteer.Profile.Name) { Department = department, Language = "de-DE", Manager = id == manager ? null : manager, Hours = HoursOf(volunteer.Number) };
    }

    /// <summary>Most work the usual hours, some part-time, some late, and some have no mailbox.</summary>
    private static MailboxHours? HoursOf(int number) => (number % 10) switch
    {
        0 => null,
        1 or 2 => new MailboxHours(["monday", "tuesday", "thursday"], new TimeOnly(8, 0), new TimeOnly(13, 0)),
        3 => new MailboxHours(MailboxHours.WorkingDays, new TimeOnly(12, 0), new TimeOnly(20, 0), "Europe/Berlin"),
        _ => FullTime(),
    };

    private static MailboxHours FullTime() => new(MailboxHours.WorkingDays, Seven, new TimeOnly(15, 45));
}
