using System.Globalization;

namespace KompetenzBot.Competences;

/// <summary>The words for times of the week: "nachts verfügbar", <c>verfügbar:wochenende</c>.</summary>
internal static class QueryTimes
{
    private static readonly (AvailableTimes Time, LocalizedText Name, string[] Words)[] Known =
    [
        (AvailableTimes.DutyHours, new("zur Arbeitszeit verfügbar", "available in duty hours"), ["verfuegbardienstzeit", "verfuegbararbeitszeit", "indienstzeitverfuegbar", "availableduty", "availabledutyhours"]),
        (AvailableTimes.Nights, new("nachts verfügbar", "available at night"), ["verfuegbarnachts", "verfuegbarnacht", "availablenight", "availablenights"]),
        (AvailableTimes.Weekends, new("am Wochenende verfügbar", "available at weekends"), ["verfuegbarwochenende", "wochenendeverfuegbar", "availableweekend", "availableweekends"]),
    ];

    public static AvailableTimes? TryRead(string text)
    {
        var key = WordKey.Of(text);
        foreach (var (time, name, words) in Known)
        {
            if (words.Contains(key) || WordKey.Of(name.De) == key || WordKey.Of(name.En) == key)
            {
                return time;
            }
        }

        return null;
    }

    public static string Describe(AvailableTimes time, CultureInfo culture) => Array.Find(Known, known => known.Time == time).Name?.For(culture) ?? time.ToString();
}
