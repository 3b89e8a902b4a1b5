using System.Globalization;
using KompetenzBot.Directory;
using KompetenzBot.DutyHours;
using KompetenzBot.Platform.Graph;
using KompetenzBot.Tests.DutyHours;
using Xunit;
using WorkingHours = KompetenzBot.Platform.Graph.WorkingHours;

namespace KompetenzBot.Tests.Directory;

/// <summary>Hours of mailboxes in the city's time.</summary>
public sealed class MailboxHoursTests
{
    private static readonly DateTimeOffset Summer = new(2026, 7, 15, 10, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset BetweenTheSummerTimes = new(2026, 3, 20, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("W. Europe Standard Time", "07:00", "15:45", "07:00-15:45")]
    [InlineData("Europe/Berlin", "07:00", "15:45", "07:00-15:45")]
    [InlineData(null, "07:00", "15:45", "07:00-15:45")]
    [InlineData("GTB Standard Time", "08:00", "16:00", "07:00-15:00")]
    [InlineData("UTC", "08:00", "16:00", "10:00-18:00")]
    [InlineData("Pacific Standard Time", "08:00", "16:00", null)] // over midnight
    [InlineData("Tokyo Standard Time", "01:00", "05:00", null)] // the day before
    [InlineData("Customized Time Zone", "08:00", "16:00", null)]
    [InlineData("", "08:00", "16:00", "08:00-16:00")]
    [InlineData("Europe/Berlin", "16:00", "08:00", null)]
    [InlineData("Europe/Berlin", "08:00", "08:00", null)]
    public void Hours_are_said_in_the_citys_time_or_not_at_all(string? zone, string start, string end, string? expected) =>
        Assert.Equal(expected, Read(zone, start, end, Summer));

    [Fact]
    public void Summer_time_counts_where_it_differs() => Assert.Equal("12:00-20:00", Read("Eastern Standard Time", "07:00", "15:00", BetweenTheSummerTimes));

    [Fact]
    public void Days_are_read_by_name()
    {
        string[] all = ["monday", "Tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

        Assert.Equal((WorkingDays)127, Hours(all)?.Days);
        Assert.Equal(WorkingDays.Saturday, Hours(["saturday", "caturday"])?.Days);
        Assert.Null(Hours([]));
        Assert.Null(MailboxHours.Read(new WorkingHours { DaysOfWeek = all }, City.Clock, Summer));
        Assert.Null(MailboxHours.Read(new WorkingHours { StartTime = new TimeOnly(7, 0), EndTime = new TimeOnly(8, 0) }, City.Clock, Summer));
    }

    private static KompetenzBot.DutyHours.WorkingHours? Hours(IReadOnlyList<string> days) =>
        MailboxHours.Read(new WorkingHours { DaysOfWeek = days, StartTime = new TimeOnly(7, 0), EndTime = new TimeOnly(12, 0) }, City.Clock, Summer);

    private static string? Read(string? zone, string start, string end, DateTimeOffset now)
    {
        var mailbox = new WorkingHours
        {
            DaysOfWeek = ["monday"],
            StartTime = TimeOnly.Parse(start, CultureInfo.InvariantCulture),
            EndTime = TimeOnly.Parse(end, CultureInfo.InvariantCulture),
            TimeZone = zone is null ? null : new TimeZoneBase(zone),
        };
        return MailboxHours.Read(mailbox, City.Clock, now) is { } hours ? string.Create(CultureInfo.InvariantCulture, $"{hours.Start:HH:mm}-{hours.End:HH:mm}") : null;
    }
}
