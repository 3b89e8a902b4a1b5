using System.Globalization;

using KompetenzBot.DutyHours;

namespace KompetenzBot.Profiles;

/// <summary>The words for purposes and availability in the current language.</summary>
public static class ProfileWords
{
    /// <summary>Every purpose that can be chosen.</summary>
    public static IReadOnlyList<(Purposes Value, string Text)> Purposes() =>
    [
        (Profiles.Purposes.Questions, ProfileTexts.ForQuestions),
        (Profiles.Purposes.DeploymentOnDuty, ProfileTexts.ForDeploymentOnDuty),
        (Profiles.Purposes.DeploymentOffDuty, ProfileTexts.ForDeploymentOffDuty),
    ];

    /// <summary>Every time that can be chosen.</summary>
    public static IReadOnlyList<(Availability Value, string Text)> Availabilities() =>
    [
        (Availability.DutyHours, ProfileTexts.InDutyHours),
        (Availability.Nights, ProfileTexts.AtNight),
        (Availability.Weekends, ProfileTexts.AtWeekends),
    ];

    /// <summary>Every limit that can be chosen.</summary>
    public static IReadOnlyList<(Limits Value, string Text)> AllLimits() =>
    [
        (Limits.NoHeavyLifting, ProfileTexts.NoHeavyLifting),
        (Limits.NoLongStanding, ProfileTexts.NoLongStanding),
        (Limits.NoNights, ProfileTexts.NoNights),
        (Limits.NoPublicContact, ProfileTexts.NoPublicContact),
        (Limits.NoDriving, ProfileTexts.NoDriving),
        (Limits.AccessiblePlace, ProfileTexts.AccessiblePlace),
    ];

    /// <summary>The limits that a person has, in one line.</summary>
    public static string Of(Limits limits) => string.Join(", ", AllLimits().Where(limit => limits.HasFlag(limit.Value)).Select(limit => limit.Text));

    /// <summary>The days of the week, in the short form of the current language.</summary>
    public static IReadOnlyList<(WorkingDays Value, string Text)> Days() =>
        [.. Enum.GetValues<WorkingDays>().Where(day => day != WorkingDays.None).Select((day, i) => (day, CultureInfo.CurrentCulture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)((i + 1) % 7))))];
}
