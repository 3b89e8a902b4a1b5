using KompetenzBot.Sandbox;
using Xunit;

namespace KompetenzBot.Tests.Scenes;

/// <summary>The directory of a scene: it knows everybody of Teams, and has a group for every role.</summary>
internal static class SceneDirectory
{
    /// <summary>Who is in it may call for the body of the scene.</summary>
    public const string SituationCentre = "90000000-0000-4000-8000-000000000001";

    /// <summary>Who is in it runs the bot.</summary>
    public const string Administrators = "90000000-0000-4000-8000-000000000002";

    /// <summary>Who is in it verifies the audit trail.</summary>
    public const string Auditors = "90000000-0000-4000-8000-000000000003";

    /// <summary>Who is in it confirms large alarms.</summary>
    public const string Approvers = "90000000-0000-4000-8000-000000000004";

    /// <summary>Starts it and writes it into the configuration. Its groups are empty, and its pages small, so that there are several.</summary>
    public static async Task<SimulatedGraph> StartAsync(TimeProvider time, SimulatedTeams teams, Dictionary<string, string> configuration)
    {
        var graph = await SimulatedGraph.StartAsync(new SimulatedGraphOptions { Time = time, PageSize = 3 }, TestContext.Current.CancellationToken);
        teams.PersonAdded += person => graph.Put(new DirectoryPerson(Guid.Parse(person.AadObjectId), person.Name) { Language = person.Locale });
        configuration["Graph:BaseUrl"] = graph.BaseUrl;
        configuration["Roles:Bodies:0:Group"] = SituationCentre;
        configuration["Roles:Administrators:0"] = Administrators;
        configuration["Roles:Auditors:0"] = Auditors;
        configuration["Roles:Approvers:0"] = Approvers;
        return graph;
    }
}
