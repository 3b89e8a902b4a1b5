using KompetenzBot.DutyHours;
using NodaTime;
using NodaTime.Extensions;
using NodaTime.TimeZones;

namespace KompetenzBot.Directory;

/// <summary>Reads the working hours of a mailbox as hours of the city; pure.</summary>
internal static class MailboxHours
{
    /// <summary>Null for hours that cannot be said as one span of the city's day: no days, an unknown time zone, an end before the start, another day over there.</summary>
    /// <param name="hours">As the mailbox says.</param>
    /// <param name="clock">The city's.</param>
    /// <param name="now">Decides about summer time where the zones differ.</param>
    public static WorkingHours? Read(Platform.Graph.WorkingHours hours, DutyClock clock, DateTimeOffset now)
    {
        var days = (hours.DaysOfWeek ?? []).Aggregate(WorkingDays.None, (all, day) => all | DayOf(day));
        if (days == WorkingDays.None || hours is not { StartTime: { } start, EndTime: { } end } || start >= end)
        {
            return null;
        }

        if (hours.TimeZone?.Name is not { Length: > 0 } name)
        {
            return new WorkingHours(days, start, end);
        }

        if (ZoneOf(name) is not { } zone)
        {
            return null;
        }

        var today = now.ToInstant().InZone(zone).Date;
        var (from, to) = (InCity(today, start, zone, clock), InCity(today, end, zone, clock));
        return from.Date == today && to.Date == today ? new WorkingHours(days, from.TimeOfDay.ToTimeOnly(), to.TimeOfDay.ToTimeOnly()) : null;
    }

    private static LocalDateTime InCity(LocalDate day, TimeOnly time, DateTimeZone zone, DutyClock clock) =>
        clock.ToLocal(zone.AtLeniently(day + NodaTime.LocalTime.FromTimeOnly(time)).ToDateTimeOffset());

    /// <summary>Mailboxes name zones as Windows does, newer ones also as IANA does.</summary>
    private static DateTimeZone? ZoneOf(string name) =>
        DateTimeZoneProviders.Tzdb.GetZoneOrNull(name)
        ?? (TzdbDateTimeZoneSource.Default.WindowsMapping.PrimaryMapping.TryGetValue(name, out var iana) ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(iana) : null);

    private static WorkingDays DayOf(string day) => day.ToLowerInvariant() switch
    {
        "monday" => WorkingDays.Monday,
        "tuesday" => WorkingDays.Tuesday,
        "wednesday" => WorkingDays.Wednesday,
        "thursday" => WorkingDays.Thursday,
        "friday" => WorkingDays.Friday,
        "saturday" => WorkingDays.Saturday,
        "sunday" => WorkingDays.Sunday,
        _ => WorkingDays.None,
    };
}
