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
}
