using System.Text.Json.Nodes;

namespace KompetenzBot.Sandbox;

/// <summary>Answers <c>users/delta</c>: everybody or what changed, page by page, and the link for later.</summary>
internal sealed class DeltaDesk(DirectoryState state, int pageSize, Func<string> baseUrl)
{
    private int _round;

    /// <summary>From now on earlier links are worth nothing.</summary>
    public void Forget() => Interlocked.Increment(ref _round);

    public GraphReply Answer(IReadOnlyDictionary<string, string> query)
    {
        if (query.GetValueOrDefault("$skiptoken") is { } skip && query.Count == 1)
            return DeltaToken.Read(skip) is { } token ? Page(token) : GraphReply.BadRequest("Badly formed token.");
        if (query.GetValueOrDefault("$deltatoken") is { } delta && query.Count == 1)
            return DeltaToken.Read(delta) is { } token ? Page(token with { From = token.To, To = state.Version, Offset = 0 }) : GraphReply.BadRequest("Badly formed token.");
        return GraphRules.Select(query) is { } fields
            ? Page(new DeltaToken(_round, From: -1, state.Version, Offset: 0, [.. fields]))
            : GraphReply.BadRequest("The query is not supported by change tracking.");
    }

    private GraphReply Page(DeltaToken token)
    {
        if (token.Round != _round)
            return GraphReply.Resync;
        var all = token.From < 0 ? state.Everybody() : state.Changed(token.From, token.To);
        var page = all.Skip(token.Offset).Take(pageSize).Select(id => Change(id, token.Fields)).ToArray();
        var next = token with { Offset = token.Offset + pageSize };
        var body = new JsonObject { ["@odata.context"] = $"{baseUrl()}/$metadata#users", ["value"] = new JsonArray(page) };
        if (next.Offset < all.Count)
            body["@odata.nextLink"] = $"{baseUrl()}/users/delta?$skiptoken={next.Write()}";
        else
            body["@odata.deltaLink"] = $"{baseUrl()}/users/delta?$deltatoken={token.Write()}";
        return GraphReply.Ok(body);
    }

    private JsonObject Change(Guid id, IReadOnlyList<string> fields) => state.Find(id) is { } person
        ? PersonJson.Write(person, fields)
        : new JsonObject { ["id"] = id.ToString(), ["@removed"] = new JsonObject { ["reason"] = "changed" } };
}
