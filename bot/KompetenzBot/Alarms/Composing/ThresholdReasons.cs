namespace KompetenzBot.Alarms.Composing;

/// <summary>The usual reasons why regular structures and means do not suffice.</summary>
internal static class ThresholdReasons
{
    public static IReadOnlyList<string> All { get; } = ["major-incident", "staff-shortage", "public-supply", "disaster", "other"];

    /// <summary>What scenarios are for.</summary>
    public const string ForScenarios = "major-incident";

    public static string Describe(string reason) => reason switch
    {
        "major-incident" => AlarmTexts.ReasonMajorIncident,
        "staff-shortage" => AlarmTexts.ReasonStaffShortage,
        "public-supply" => AlarmTexts.ReasonPublicSupply,
        "disaster" => AlarmTexts.ReasonDisaster,
        "other" => AlarmTexts.ReasonOther,
        _ => string.Empty,
    };
}
