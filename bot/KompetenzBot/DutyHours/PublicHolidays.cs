using NodaTime;

namespace KompetenzBot.DutyHours;

/// <summary>The public holidays of the German states, by the states' laws on Sundays and holidays.</summary>
public static class PublicHolidays
{
    /// <summary>The codes of the states, as ISO 3166-2 without <c>DE-</c>.</summary>
    public static IReadOnlyList<string> States { get; } = ["BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"];

    /// <summary>Whether nobody works because of the day. Holidays of single towns (Augsburg, parts of Bavaria, Saxony and Thuringia) are left out, as are Easter and Whit Sunday, which are Sundays anyway.</summary>
    /// <param name="day">The day.</param>
    /// <param name="state">One of <see cref="States"/>.</param>
    public static bool IsHoliday(LocalDate day, string state)
    {
        var fromEaster = Period.DaysBetween(EasterSunday(day.Year), day);
        return (day.Month, day.Day) switch
        {
            (1, 1) or (5, 1) or (10, 3) or (12, 25) or (12, 26) => true,
            (1, 6) => state is "BW" or "BY" or "ST",
            (3, 8) => state == "BE" ? day.Year >= 2019 : state == "MV" && day.Year >= 2023,
            (8, 15) => state == "SL",
            (9, 20) => state == "TH" && day.Year >= 2019,
            (10, 31) => day.Year == 2017 || state is "BB" or "MV" or "SN" or "ST" or "TH" || (state is "HB" or "HH" or "NI" or "SH" && day.Year >= 2018),
            (11, 1) => state is "BW" or "BY" or "NW" or "RP" or "SL",
            _ when day.Month == 11 => state == "SN" && day == DayOfRepentance(day.Year),
            _ when fromEaster == 60 => state is "BW" or "BY" or "HE" or "NW" or "RP" or "SL",
            _ => fromEaster is -2 or 1 or 39 or 50,
        };
    }

    /// <summary>Easter Sunday by the Gregorian rule, in Oudin's form.</summary>
    internal static LocalDate EasterSunday(int year)
    {
        var golden = year % 19;
        var century = year / 100;
        var epact = (century - (century / 4) - (((8 * century) + 13) / 25) + (19 * golden) + 15) % 30;
        var moon = epact - (epact / 28 * (1 - (epact / 28 * (29 / (epact + 1)) * ((21 - golden) / 11))));
        var weekday = (year + (year / 4) + moon + 2 - century + (century / 4)) % 7;
        var distance = moon - weekday;
        var month = 3 + ((distance + 40) / 44);
        return new LocalDate(year, month, distance + 28 - (31 * (month / 4)));
    }

    /// <summary>The Wednesday before 23 November.</summary>
    private static LocalDate DayOfRepentance(int year) => new LocalDate(year, 11, 23).Previous(IsoDayOfWeek.Wednesday);
}
