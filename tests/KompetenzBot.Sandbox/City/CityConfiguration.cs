namespace KompetenzBot.Sandbox;

/// <summary>The bot's configuration in the local city. Every value about people is invented.</summary>
internal static class CityConfiguration
{
    /// <summary>The situation centre's own phone, outside the numbers of the volunteers.</summary>
    public const string DutyPhone = "+4915559990112";

    public static Dictionary<string, string> For(CityOptions options, Azurite storage, SimulatedTeams teams, SimulatedGraph graph, SimulatedSms sms, Uri bot, AgentsPlayground? playground)
    {
        var configuration = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Bot:Culture"] = "de",
            ["Bot:Credential"] = "Development",
            ["Bot:AllowedServiceUrls:0"] = teams.ServiceUrl,
            ["Storage:ConnectionString"] = storage.ConnectionString,
            ["Bot:TeamsAppId"] = "00000000-0000-4000-8000-0000000000ab",
            ["Graph:BaseUrl"] = graph.BaseUrl,
            ["Sms:ConnectionString"] = sms.ConnectionString,
            ["Sms:From"] = "Stadt-Alarm",
            ["Sms:AnswerBaseUrl"] = bot.ToString(),
            ["Roles:Bodies:0:Name"] = "Kommunales Lagezentrum",
            ["Roles:Bodies:0:Group"] = CityStaff.SituationCentre,
            ["Roles:Bodies:0:Phone"] = "+49 231 5550 112",
            ["Roles:Bodies:0:DutyPhone"] = DutyPhone,
            ["Roles:Administrators:0"] = CityStaff.Administrators,
            ["Roles:Auditors:0"] = CityStaff.Auditors,
            ["Privacy:NoticeVersion"] = "2026-1",
            ["Privacy:Controller"] = "Stadt Musterstadt, Der Oberbürgermeister, Rathausplatz 1, 00000 Musterstadt",
            ["Privacy:Contact"] = "datenschutz@stadt.example",
            ["Privacy:WorkingTime"] = "Einsätze im Dienst sind Arbeitszeit; Einsätze außerhalb werden als Arbeitszeit gutgeschrieben.",
            ["Privacy:Insurance"] = "Im Einsatz sind Sie wie im Dienst gesetzlich unfallversichert.",
        };
        if (options.Approver)
        {
            configuration["Roles:Approvers:0"] = CityStaff.Approvers;
            configuration["Roles:Bodies:0:MayBypassFourEyes"] = "true";
        }

        if (playground is not null)
            configuration["Bot:AllowedServiceUrls:1"] = playground.ServiceUrl;
        foreach (var (key, value) in options.Configuration)
            configuration[key] = value;
        return configuration;
    }
}
