using System.Collections.Concurrent;
using System.Text.Json;

namespace KompetenzBot.Sandbox;

/// <summary>Installs the app for people, at the pace and in the shape that the directory wants.</summary>
internal sealed class InstallationDesk(Func<string> baseUrl, Func<Guid, bool> install, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly RequestWindow _window = new([new RateLimit(30, TimeSpan.FromSeconds(1))]);
    private readonly ConcurrentDictionary<Guid, bool> _installed = new();

    public GraphReply Install(Guid user, GraphRequest request)
    {
        if (Wait() is { Ticks: > 0 } wait)
            return GraphReply.Error(429, "TooManyRequests", "Too many installations.") with { RetryAfter = wait };
        if (request.Query.Count > 0 || JsonReading.TryParse(request.Body) is not { ValueKind: JsonValueKind.Object } body || body.EnumerateObject().Count() != 1)
            return GraphReply.BadRequest("The body must name the app and nothing else.");
        var prefix = baseUrl() + "/appCatalogs/teamsApps/";
        if (body.TextOf("teamsApp@odata.bind") is not { } app || !app.StartsWith(prefix, StringComparison.Ordinal) || !Guid.TryParseExact(app[prefix.Length..], "D", out _))
            return GraphReply.BadRequest("teamsApp@odata.bind must be an app of the catalogue.");
        return _installed.TryAdd(user, true) && install(user) ? new GraphReply(201) : GraphReply.Error(409, "Conflict", "The app is installed already.");
    }

    private TimeSpan Wait()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var wait = _window.WaitAt(now);
            if (wait <= TimeSpan.Zero)
                _window.Accept(now);
            return wait;
        }
    }
}
