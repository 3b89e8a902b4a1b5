using System.Globalization;

namespace KompetenzBot.Diagnostics.Starting;

/// <summary>What is configured, what is missing and what that disables; pure. Neither secrets nor people are in it.</summary>
internal static class StartReport
{
    /// <summary>One line for each part.</summary>
    public static IReadOnlyList<StartLine> Of(IConfiguration settings) =>
    [
        Storage(settings),
        Set(settings, "key ring", "KeyVault:Uri", "wrapped by a certificate of the key vault", "not wrapped by a certificate: only for invented people"),
        Set(settings, "Teams", "Bot:AppId", $"credential {Or(settings["Bot:Credential"], "ManagedIdentity")}", "no app id: tokens are not checked, and only this machine may speak to the bot"),
        Set(settings, "app in Teams", "Bot:TeamsAppId", "invitations have a link", "no catalogue id: invitations have no link to the app"),
        Directory(settings),
        Bodies(settings),
        List(settings, "approvers", "Roles:Approvers", "large alarms have no second pair of eyes"),
        List(settings, "administrators", "Roles:Administrators", "nobody can change catalogue and scenarios, or ask for the status"),
        List(settings, "auditors", "Roles:Auditors", "nobody can verify the audit trail in the chat"),
        List(settings, "break-glass users", "Roles:BreakGlass", "nobody can call while the directory is down"),
        Sms(settings),
        Set(settings, "answer page", "Sms:AnswerBaseUrl", "text messages hold a link", "text messages hold no link: nobody can answer one"),
        Set(settings, "delivery reports", "Sms:EventsTenantId", "let in with tokens of the tenant", "none are let in: a text message counts as sent when the provider has it"),
        Set(settings, "privacy notice", "Privacy:Controller", $"version {Or(settings["Privacy:NoticeVersion"], "1")}", "says neither who is responsible nor whom to ask"),
        Set(settings, "telemetry", Exporting.ExportFeature.Endpoint, "traces, metrics and logs go out over OTLP", "no traces and metrics leave this process"),
        Set(settings, "self-test in Teams", "SelfTest:User", "daily", "nobody notices by themselves that messages do not arrive"),
        Set(settings, "self-test by text message", "SelfTest:Phone", "weekly", "nobody notices by themselves that text messages do not go out"),
        string.Equals(settings["Delivery:Enabled"], "false", StringComparison.OrdinalIgnoreCase)
            ? new("delivery", false, "off: this instance sends nothing and drives nothing on")
            : new("delivery", true, "on"),
    ];

    private static StartLine Storage(IConfiguration settings)
    {
        var prefix = settings["Storage:Prefix"] is { Length: > 0 } some ? $", names begin with {some}" : string.Empty;
        return new("storage", true, (string.IsNullOrEmpty(settings["Storage:AccountName"]) ? "connection string" : $"account {settings["Storage:AccountName"]}, managed identity") + prefix);
    }

    private static StartLine Directory(IConfiguration settings) =>
        string.IsNullOrEmpty(settings["Graph:BaseUrl"]) && string.Equals(settings["Bot:Credential"], "Development", StringComparison.OrdinalIgnoreCase)
            ? new("directory", false, "none: only break-glass users have a role, names come from Teams, and who leaves is not noticed")
            : new("directory", true, string.Equals(settings["DutyHours:Source"], "Directory", StringComparison.OrdinalIgnoreCase) ? "with working hours from calendars" : "without calendars");

    private static StartLine Bodies(IConfiguration settings)
    {
        var bodies = settings.GetSection("Roles:Bodies").GetChildren().ToArray();
        var withoutGroup = bodies.Count(body => string.IsNullOrEmpty(body["Group"]));
        return bodies.Length == 0 ? new("bodies", false, "none: nobody can issue an alarm")
            : withoutGroup == 0 ? new("bodies", true, Text(bodies.Length))
            : new("bodies", false, $"{Text(bodies.Length)}, of which {Text(withoutGroup)} without a group: only break-glass users can call for them");
    }

    private static StartLine Sms(IConfiguration settings) =>
        !string.IsNullOrEmpty(settings["Sms:ConnectionString"]) ? new("text messages", true, "access key")
        : !string.IsNullOrEmpty(settings["Sms:Endpoint"]) ? new("text messages", true, "managed identity")
        : new("text messages", false, "none: people are reached in Teams only");

    private static StartLine Set(IConfiguration settings, string part, string key, string there, string missing) =>
        string.IsNullOrEmpty(settings[key]) ? new(part, false, $"{missing} ({key})") : new(part, true, there);

    private static StartLine List(IConfiguration settings, string part, string key, string missing) =>
        settings.GetSection(key).GetChildren().Count() is > 0 and var count ? new(part, true, Text(count)) : new(part, false, $"none: {missing} ({key}:0)");

    private static string Or(string? value, string otherwise) => string.IsNullOrEmpty(value) ? otherwise : value;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One part of the bot at its start.</summary>
/// <param name="Part">Which.</param>
/// <param name="IsOn">Whether it works.</param>
/// <param name="Text">How, or what is off without it.</param>
internal sealed record StartLine(string Part, bool IsOn, string Text)
{
    /// <summary>As it is logged.</summary>
    public override string ToString() => $"[{(IsOn ? "on " : "off")}] {Part}: {Text}";
}
