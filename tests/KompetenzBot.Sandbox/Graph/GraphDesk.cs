using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KompetenzBot.Sandbox;

/// <summary>Answers requests as Microsoft Graph does, and refuses those of a shape that it would refuse.</summary>
internal sealed class GraphDesk(DirectoryState state, DeltaDesk delta, InstallationDesk installations, Func<string> baseUrl, Func<GraphRequest, GraphReply?> disturb, Action<GraphRequest> record)
{
    public GraphReply Answer(GraphRequest request)
    {
        var reply = disturb(request) ?? Decide(request);
        record(request with { Status = reply.Status });
        return reply;
    }

    private GraphReply Decide(GraphRequest request)
    {
        if (request.Method == "POST" && request.ContentType?.Split(';')[0].Trim() != "application/json")
            return GraphReply.Error(415, "Request_BadRequest", "The content type must be application/json.");
        return (request.Method, request.Path.Split('/')) switch
        {
            ("POST", ["$batch"]) when !request.Batched => Batch(request),
            ("GET", ["users", "delta"]) => delta.Answer(request.Query),
            ("GET", ["users", var user]) => OfPerson(user, person => Person(person, request.Query)),
            ("GET", ["users", var user, "manager"]) => OfPerson(user, person => Manager(person, request.Query)),
            ("GET", ["users", var user, "mailboxSettings", "workingHours"]) => OfPerson(user, person => Hours(person, request.Query)),
            ("GET", ["groups", var group, "transitiveMembers"]) => Members(group, request.Query),
            ("POST", ["users", var user, "teamwork", "installedApps"]) => OfPerson(user, person => installations.Install(person.Id, request)),
            ("POST", ["users", var user, "checkMemberObjects"]) => OfPerson(user, person => Groups(person, request)),
            _ => GraphReply.BadRequest("Resource not found for the segment, or method not allowed."),
        };
    }

    private GraphReply OfPerson(string id, Func<DirectoryPerson, GraphReply> answer) => Guid.TryParseExact(id, "D", out var user) switch
    {
        false => GraphReply.BadRequest("Invalid object identifier."),
        true => state.Find(user) is { } person ? answer(person) : GraphReply.NotFound,
    };

    private static GraphReply Person(DirectoryPerson person, IReadOnlyDictionary<string, string> query) => GraphRules.Select(query) is { } fields
        ? GraphReply.Ok(PersonJson.Write(person, fields))
        : GraphReply.BadRequest("Could not find a property in the query.");

    private GraphReply Manager(DirectoryPerson person, IReadOnlyDictionary<string, string> query) =>
        person.Manager is { } manager && state.Find(manager) is { } found ? Person(found, query) : GraphReply.NotFound;

    private static GraphReply Hours(DirectoryPerson person, IReadOnlyDictionary<string, string> query) => (query.Count, person.Hours) switch
    {
        (0, { } hours) => GraphReply.Ok(PersonJson.Write(hours)),
        (0, null) => GraphReply.NoMailbox,
        _ => GraphReply.BadRequest("The query is not supported."),
    };

    private GraphReply Groups(DirectoryPerson person, GraphRequest request)
    {
        var (ids, wrong) = GraphRules.Groups(request.Body);
        return wrong is null && request.Query.Count == 0
            ? GraphReply.Ok(new JsonObject { ["value"] = new JsonArray([.. ids.Where(id => state.IsMember(id, person.Id)).Select(id => (JsonNode)id.ToString())]) })
            : GraphReply.BadRequest(wrong ?? "The query is not supported.");
    }

    /// <summary>Pages are smaller than they may be, so that whoever asks has to follow.</summary>
    private GraphReply Members(string id, IReadOnlyDictionary<string, string> query)
    {
        const int page = 2;
        if (!Guid.TryParseExact(id, "D", out var group) || query.GetValueOrDefault("$select") != "id" || !int.TryParse(query.GetValueOrDefault("$top"), CultureInfo.InvariantCulture, out var top) || top is < 1 or > 999)
            return GraphReply.BadRequest("The query is not supported.");
        if (state.Members(group) is not { } members)
            return GraphReply.NotFound;
        var skip = int.TryParse(query.GetValueOrDefault("$skiptoken"), CultureInfo.InvariantCulture, out var token) ? token : 0;
        var body = new JsonObject
        {
            ["value"] = new JsonArray([.. members.Skip(skip).Take(page).Select(member => (JsonNode)new JsonObject
            {
                ["@odata.type"] = state.Find(member) is null ? "#microsoft.graph.group" : "#microsoft.graph.user",
                ["id"] = member.ToString(),
            })]),
        };
        if (skip + page < members.Count)
            body["@odata.nextLink"] = $"{baseUrl()}/groups/{id}/transitiveMembers?$select=id&$top={top}&$skiptoken={skip + page}";
        return GraphReply.Ok(body);
    }

    private GraphReply Batch(GraphRequest request)
    {
        var parts = JsonReading.TryParse(request.Body)?.Items("requests").ToArray() ?? [];
        var ids = parts.Select(part => part.TextOf("id")).ToArray();
        if (parts.Length is 0 or > GraphRules.MaximumBatch || ids.Contains(null) || ids.Distinct(StringComparer.Ordinal).Count() != ids.Length)
            return GraphReply.BadRequest("A batch has 1 to 20 requests with different ids.");
        if (parts.Any(part => part.TextOf("method") is null || part.TextOf("url")?.StartsWith('/') != true))
            return GraphReply.BadRequest("A request of a batch has a method and a relative url.");
        // the directory answers in any order
        return GraphReply.Ok(new JsonObject { ["responses"] = new JsonArray([.. parts.Reverse().Select(part => Part(request, part))]) });
    }

    private JsonObject Part(GraphRequest batch, JsonElement part)
    {
        var url = part.TextOf("url")!.Split('?', 2);
        var body = part.Property("body");
        var reply = Answer(new GraphRequest(
            batch.At, part.TextOf("method")!, url[0].TrimStart('/'), GraphQuery.Parse(url.ElementAtOrDefault(1) ?? ""), body is null ? null : "application/json", body?.GetRawText() ?? "")
        { Batched = true });
        var headers = new JsonObject { ["Content-Type"] = "application/json" };
        if (reply.RetryAfterSeconds is { } wait)
            headers["Retry-After"] = wait;
        return new JsonObject { ["id"] = part.TextOf("id"), ["status"] = reply.Status, ["headers"] = headers, ["body"] = reply.Body?.DeepClone() };
    }
}
