using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;

namespace KompetenzBot.Sandbox;

/// <summary>
/// A Microsoft Teams with a Bot Connector on loopback that behaves like the real one (activity validation, rate limits, people without the app)
/// and people who write to the bot. It records everything. Safe for concurrent use.
/// </summary>
public sealed class SimulatedTeams : IAsyncDisposable
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, SimulatedUser> _users = new(StringComparer.OrdinalIgnoreCase);
    private readonly Connector _connector;
    private WebApplication? _server;

    private SimulatedTeams(SimulatedTeamsOptions options)
    {
        Options = options;
        State = new TeamsState(options.Time);
        Faults = new Faults(options.Seed);
        _connector = new Connector(State, options, new Throttle(options.Limits, options.Time), Announce);
    }

    /// <summary>A person has received a message; called on the thread of the connector request, before it is answered.</summary>
    public event Action<SimulatedUser, TeamsMessage>? MessageArrived;

    /// <summary>A person was added.</summary>
    public event Action<TeamsAccount>? PersonAdded;

    public SimulatedTeamsOptions Options { get; }

    /// <summary>Faults on demand.</summary>
    public Faults Faults { get; }

    /// <summary>The service URL that activities carry, with a path and a trailing slash like the real ones.</summary>
    public string ServiceUrl { get; private set; } = "";

    /// <summary>Where the bot listens: its base address, to which <c>api/messages</c> is added. Not disposed here.</summary>
    public HttpClient? Bot { get; set; }

    public IReadOnlyCollection<SimulatedUser> Users => [.. _users.Values];

    /// <summary>Every request of the bot so far, in order of completion.</summary>
    public IReadOnlyList<ConnectorRequest> Requests => State.Requests;

    /// <summary>Every message of the bot so far, by id.</summary>
    public IReadOnlyList<TeamsMessage> Messages => [.. State.AllMessages.OrderBy(message => message.Id, StringComparer.Ordinal)];

    /// <summary>How many requests there were; cheap enough to wait for.</summary>
    public int RequestCount => State.RequestCount;

    /// <summary>How many messages there are; cheap enough to wait for.</summary>
    public int MessageCount => State.MessageCount;

    internal TeamsState State { get; }

    public static async Task<SimulatedTeams> StartAsync(SimulatedTeamsOptions? options = null, CancellationToken cancellationToken = default)
    {
        var teams = new SimulatedTeams(options ?? new SimulatedTeamsOptions());
        teams._server = await new ConnectorServer(teams._connector, teams.State, teams.Faults, teams.Options).StartAsync(cancellationToken);
        teams.ServiceUrl = teams._server.Urls.First() + "/teams/";
        return teams;
    }

    /// <summary>Adds a person; the bot learns nothing of it (see <see cref="SimulatedUser.InstallAsync"/>).</summary>
    /// <param name="aadObjectId">Entra object id; derived from the name when left out.</param>
    public SimulatedUser AddUser(string name, string? aadObjectId = null, AppState app = AppState.Installed, string locale = "de-DE")
    {
        var account = new TeamsAccount((aadObjectId ?? Invented.Guid("user|" + name).ToString()).ToLowerInvariant(), name, locale) { App = app };
        State.Add(account);
        PersonAdded?.Invoke(account);
        return _users[account.AadObjectId] = new SimulatedUser(this, account);
    }

    /// <summary>The person with this Entra object id or Teams id.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public SimulatedUser User(string id) => State.AccountOf(id) is { } account ? _users[account.AadObjectId] : throw new KeyNotFoundException($"Nobody has the id {id}.");

    /// <summary>The most accepted requests within any one second.</summary>
    public int PeakRequestsPerSecond()
    {
        var accepted = Requests.Where(request => request.Accepted).Select(request => request.At).Order().ToArray();
        var peak = 0;
        for (int first = 0, next = 0; next < accepted.Length; next++)
        {
            while (accepted[next] - accepted[first] >= TimeSpan.FromSeconds(1))
                first++;
            peak = Math.Max(peak, next - first + 1);
        }

        return peak;
    }

    /// <summary>Waits until a condition holds; it is looked at after every request of the bot and every card that a client replaced.</summary>
    /// <param name="timeout">Wall clock, only a guard against hanging; 30 seconds when left out.</param>
    /// <exception cref="TimeoutException">It did not become true.</exception>
    public Task WaitForAsync(Func<bool> condition, TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        State.Changes.WaitForAsync(condition, timeout ?? DefaultPatience, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private void Announce(TeamsAccount account, TeamsMessage message) => MessageArrived?.Invoke(_users[account.AadObjectId], message);
}
