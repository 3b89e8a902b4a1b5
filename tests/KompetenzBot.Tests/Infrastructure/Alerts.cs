namespace KompetenzBot.Tests.Infrastructure;

/// <summary>The alerts that are deployed, from lists or one by one.</summary>
internal static class Alerts
{
    /// <summary>Severities by names.</summary>
    public static IReadOnlyDictionary<string, string> In(Templates templates)
    {
        var alerts = templates["modules/alerts.bicep"];
        return alerts.Variables.SelectMany(variable => variable.Value.Children).Where(alert => alert.Type == "object").Select(alert => (Name: alert["name"].Literal!, alert["severity"].Text))
            .Concat(alerts.Resources.Select(resource => resource.Body["properties"]).Where(one => one.Find("displayName")?.Literal is not null).Select(one => (Name: one["displayName"].Literal!, one["severity"].Text)))
            .ToDictionary(alert => alert.Name, alert => alert.Text, StringComparer.Ordinal);
    }
}
