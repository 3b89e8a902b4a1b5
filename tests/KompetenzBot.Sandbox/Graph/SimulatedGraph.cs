using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;

namespace KompetenzBot.Sandbox;

/// <summary>
/// A Microsoft Graph on loopback with invented people and groups. It enforces the shapes of requests (paths, ids, token, content type, known fields, limits),
/// can lose people, throttle and go down, and records everything. Safe for concurrent use.
/// </summary>
public sealed class SimulatedGraph : IAsyncDisposable
{
    private readonly DirectoryState _state = new();
    private readonly DeltaDesk _delta;
    private readonly InstallationDesk _installations;
    private readonly ConcurrentQueue<GraphRequest> _requests = new();
    private readonly ConcurrentDictionary<int, Planned> _faults = new();
    private readonly SimulatedGraphOptions _options;
    private WebApplication? _server;
    private int _planned;

    private SimulatedGraph(SimulatedGraphOptions options)
    {
        _options = options;
        _delta = new DeltaDesk(_state, options.PageSize, () => BaseUrl);
        _installations = new InstallationDesk(() => BaseUrl, user => Installing?.Invoke(user) ?? true, options.Time);
    }

    /// <summary>With the version and without a slash at the end: what <c>Graph:BaseUrl</c> is set to.</summary>
    public string BaseUrl { get; private set; } = "";

    /// <summary>Installs the app for a person in Teams; false: it was there. Without it everybody is without the app once.</summary>
    public Func<Guid, bool>? Installing { get; set; }

    /// <summary>While set, every request is answered with 503.</summary>
    public bool Outage { get; set; }

    /// <summary>Every request so far, each part of a batch before its batch.</summary>
    public IReadOnlyList<GraphRequest> Requests => [.. _requests];

    public static async Task<SimulatedGraph> StartAsync(SimulatedGraphOptions? options = null, CancellationToken cancellationToken = default)
    {
        var graph = new SimulatedGraph(options ?? new SimulatedGraphOptions());
        graph._server = await new GraphServer(new GraphDesk(graph._state, graph._delta, graph._installations, () => graph.BaseUrl, graph.Disturb, graph._requests.Enqueue), graph._options).StartAsync(cancellationToken);
        graph.BaseUrl = graph._server.Urls.First() + "/v1.0";
        return graph;
    }

    /// <summary>Adds a person, or replaces one.</summary>
    public void Put(DirectoryPerson person) => _state.Put(person);

    /// <summary>The person as the directory has them now.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public DirectoryPerson Person(string id) => _state.Find(Guid.Parse(id)) ?? throw new KeyNotFoundException("There is no such person.");

    /// <summary>Adds a group, or replaces its members, who are people or groups.</summary>
    public void PutGroup(string id, params IEnumerable<string> members) => _state.PutGroup(Guid.Parse(id), members.Select(Guid.Parse));

    /// <summary>Deletes a person, who can be restored.</summary>
    public void Delete(string id) => _state.Delete(Guid.Parse(id));

    /// <summary>Brings a deleted person back.</summary>
    public void Restore(string id) => _state.Restore(Guid.Parse(id));

    /// <summary>Disables or enables an account.</summary>
    public void Enable(string id, bool enabled) => Put(Person(id) with { Enabled = enabled });

    /// <summary>From now on nobody's delta link is worth anything: 410.</summary>
    public void ForgetDeltas() => _delta.Forget();

    /// <summary>Plans a fault for the next requests that match, parts of batches included.</summary>
    public void Next(GraphFault fault, int times = 1, Func<GraphRequest, bool>? when = null)
    {
        for (var i = 0; i < times; i++)
            _faults[Interlocked.Increment(ref _planned)] = new Planned(fault, when);
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private GraphReply? Disturb(GraphRequest request)
    {
        if (Outage)
            return new GraphFault(503).Reply;
        foreach (var (number, planned) in _faults.OrderBy(fault => fault.Key))
        {
            if ((planned.When?.Invoke(request) ?? true) && _faults.TryRemove(number, out _))
                return planned.Fault.Reply;
        }

        return null;
    }

    private sealed record Planned(GraphFault Fault, Func<GraphRequest, bool>? When);
}
