using System.Collections.Concurrent;
using System.Text.Json;
using KompetenzBot.Sandbox;
using KompetenzBot.Tests.Delivery;
using Microsoft.Extensions.Logging;
using Xunit;

namespace KompetenzBot.Tests.Scenes;

/// <summary>
/// A simulated Teams, a bot and their own part of the storage. At the end every card that anyone saw is checked, and that no log line names a person, a number or a link.
/// </summary>
internal sealed class Scene : IAsyncDisposable
{
    private readonly TestCards _cards;
    private readonly TimeProvider _time;
    private readonly SimulatedGraph? _graph;
    private readonly SimulatedSms? _sms;
    private readonly ConcurrentQueue<JsonElement> _answered = new();
    private readonly List<RunningBot> _bots = [];
    private Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? _edge;

    private Scene(TestCards cards, TimeProvider time, SimulatedTeams teams, SimulatedGraph? graph, SimulatedSms? sms, Dictionary<string, string> configuration)
    {
        (_cards, _time, Teams, _graph, _sms, Configuration) = (cards, time, teams, graph, sms, configuration);
        Storage = new StorageDump(configuration["Storage:ConnectionString"], configuration["Storage:Prefix"]);
    }

    /// <summary>The network's other end.</summary>
    public SimulatedTeams Teams { get; }

    /// <summary>The directory, where the scene has one.</summary>
    public SimulatedGraph Graph => _graph ?? throw new InvalidOperationException($"{nameof(SceneOptions)}.{nameof(SceneOptions.Directory)} is not set.");

    /// <summary>The provider of text messages, where the scene has one.</summary>
    public SimulatedSms Sms => _sms ?? throw new InvalidOperationException($"{nameof(SceneOptions)}.{nameof(SceneOptions.Sms)} is not set.");

    /// <summary>What bots are started with; may be changed before a restart.</summary>
    public Dictionary<string, string> Configuration { get; }

    /// <summary>What is stored.</summary>
    public StorageDump Storage { get; }

    public LogLines Logs { get; private init; } = new();

    /// <summary>The bot to which Teams speaks.</summary>
    public RunningBot Bot => _bots[^1];

    /// <summary>All bots that run.</summary>
    public IReadOnlyList<RunningBot> Bots => _bots;

    /// <summary>The time that bot and Teams have.</summary>
    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>The driven clock, where the scene has one.</summary>
    public ManualTimeProvider Clock => (ManualTimeProvider)_time;

    /// <summary>Lets time pass for bot and Teams, where the clock runs by itself.</summary>
    public void Leap(TimeSpan by) => ((RunningClock)_time).Leap(by);

    /// <summary>Starts Teams and the bot.</summary>
    /// <param name="storage">The assembly's.</param>
    /// <param name="cards">The assembly's.</param>
    /// <param name="options">What is special about this scene.</param>
    public static async Task<Scene> StartAsync(TestStorage storage, TestCards cards, SceneOptions? options = null)
    {
        options ??= new SceneOptions();
        var time = options.Time ?? new RunningClock(RunningClock.TuesdayNoon);
        var teams = await SimulatedTeams.StartAsync(options.Teams with { Time = time }, TestContext.Current.CancellationToken);
        Dictionary<string, string> configuration = new(StringComparer.Ordinal)
        {
            ["Bot:Culture"] = "auto",
            ["Bot:Credential"] = "Development",
            ["Bot:AllowedServiceUrls:0"] = teams.ServiceUrl,
            ["Storage:ConnectionString"] = await storage.ConnectionStringAsync(),
            ["Storage:Prefix"] = TestStorage.NewPrefix(),
            ["Roles:Bodies:0:Name"] = "Kommunales Lagezentrum",
            ["Roles:Bodies:0:Phone"] = "+49 231 5550 112",
            ["Roles:BreakGlass:0"] = People.CoordinatorId,
            ["Privacy:NoticeVersion"] = People.Notice,
            ["Privacy:Controller"] = "Stadt Musterstadt, Rathausplatz 1, 00000 Musterstadt",
            ["Privacy:Contact"] = "datenschutz@stadt.example",
            ["Privacy:WorkingTime"] = "Einsätze im Dienst sind Arbeitszeit.",
            ["Privacy:Insurance"] = "Im Einsatz sind Sie gesetzlich unfallversichert.",
        };
        var graph = options.Directory ? await SceneDirectory.StartAsync(time, teams, configuration) : null;
        var sms = options.Sms ? await SimulatedSms.StartAsync(new SimulatedSmsOptions { Time = time }, TestContext.Current.CancellationToken) : null;
        if (sms is not null)
        {
            configuration["Sms:ConnectionString"] = sms.ConnectionString;
            configuration["Sms:From"] = "Stadt-Alarm";
        }

        foreach (var (key, value) in options.Configuration)
        {
            configuration[key] = value;
        }

        var scene = new Scene(cards, time, teams, graph, sms, configuration) { _edge = options.Edge, Logs = new LogLines(options.Logged) };
        await scene.StartBotAsync();
        return scene;
    }

    /// <summary>Starts a bot beside those that run; Teams speaks to it from now on.</summary>
    public async Task<RunningBot> StartBotAsync()
    {
        var bot = await RunningBot.StartAsync(Configuration, _time, Logs, edge: _edge);
        _bots.Add(bot);
        Teams.Bot?.Dispose();
        Teams.Bot = new HttpClient(new AnswerRecorder(_answered)) { BaseAddress = bot.Address };
        return bot;
    }

    /// <summary>Ends all bots and starts one anew.</summary>
    public async Task RestartBotAsync()
    {
        await StopBotsAsync();
        await StartBotAsync();
    }

    /// <summary>Ends all bots; Teams and the storage stay.</summary>
    public async Task StopBotsAsync()
    {
        foreach (var bot in _bots)
        {
            await bot.DisposeAsync();
        }

        _bots.Clear();
    }

    /// <summary>A click by a person who waits until the answer has reached all of their clients before going on.</summary>
    /// <inheritdoc cref="SimulatedUser.ClickAsync(string, IReadOnlyDictionary{string, string}?, TeamsMessage?, CancellationToken)"/>
    public async Task<BotAnswer> PressAsync(SimulatedUser user, string verbOrTitle, IReadOnlyDictionary<string, string>? inputs = null, TeamsMessage? message = null)
    {
        var answer = await user.ClickAsync(verbOrTitle, inputs, message, TestContext.Current.CancellationToken);
        if (answer.Card is { } card)
        {
            await UntilAsync(() => user.Messages.Any(shown => shown.Card is { } sent && JsonElement.DeepEquals(sent, card)));
        }

        return answer;
    }

    /// <summary>Waits until a condition of what Teams received holds.</summary>
    public Task UntilAsync(Func<bool> condition) => Teams.WaitForAsync(condition, cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>Waits until a condition of what is stored holds.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        using var breath = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (!await condition())
        {
            Assert.False(guard.IsCancellationRequested, "The condition did not become true.");
            await breath.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            await Storage.AnswerAsync();
        }
    }

    /// <summary>Waits until it is stored of every message what became of it.</summary>
    public Task UntilSentAsync() => UntilAsync(async () => (await Storage.MessagesAsync()).Values.All(row => row.GetString("State") is not ("Pending" or "Sending")));

    /// <summary>Waits until the bots of this scene have logged a line, or several, with these words.</summary>
    public async Task UntilLoggedAsync(string words, int times = 1)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        using var breath = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (Logs.All.Count(line => line.Contains(words, StringComparison.Ordinal)) < times)
        {
            Assert.False(guard.IsCancellationRequested, $"Nothing was logged of '{words}': {string.Join(Environment.NewLine, Logs.All)}");
            await breath.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            await Storage.AnswerAsync();
        }
    }

    /// <summary>Waits until a condition holds, and drives the clock meanwhile in small steps.</summary>
    /// <param name="condition">Looked at after every step.</param>
    /// <param name="step">How far the clock moves at once.</param>
    public async Task DriveUntilAsync(Func<bool> condition, TimeSpan? step = null)
    {
        using var guard = new CancellationTokenSource(TimeSpan.FromSeconds(60), TimeProvider.System);
        using var breath = new PeriodicTimer(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        while (!condition())
        {
            Assert.False(guard.IsCancellationRequested, $"The condition did not become true by {Now}.");
            Clock.Advance(step ?? TimeSpan.FromMilliseconds(250));
            await breath.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            await Storage.AnswerAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopBotsAsync();
        await Teams.DisposeAsync();
        Teams.Bot?.Dispose();
        if (_graph is not null)
        {
            await _graph.DisposeAsync();
        }

        if (_sms is not null)
        {
            await _sms.DisposeAsync();
        }

        await _cards.AssertGoodAsync(Teams.Messages.SelectMany(message => message.Versions).Select(CardReader.CardIn).OfType<JsonElement>().Concat(_answered));
        foreach (var person in Teams.Users)
        {
            foreach (var word in new[] { person.Name, person.AadObjectId, person.TeamsId })
            {
                Assert.DoesNotContain(Logs.All, line => line.Contains(word, StringComparison.OrdinalIgnoreCase));
            }
        }

        foreach (var word in _sms?.Sent.SelectMany(sms => new[] { sms.To[1..], sms.Link?.Segments[^1] }).OfType<string>().Distinct(StringComparer.Ordinal) ?? [])
        {
            Assert.DoesNotContain(Logs.All, line => line.Contains(word, StringComparison.Ordinal));
        }

        Logs.Dispose();
    }
}

/// <summary>What is special about a scene.</summary>
internal sealed record SceneOptions
{
    /// <summary>Added to the bot's configuration, by keys with <c>:</c>.</summary>
    public Dictionary<string, string> Configuration { get; init; } = [];

    /// <summary>Whether there is a directory (<see cref="SceneDirectory"/>). Without it only the break-glass coordinator has a role.</summary>
    public bool Directory { get; init; }

    /// <summary>Whether there is a provider of text messages.</summary>
    public bool Sms { get; init; }

    /// <summary>Replaces parts of the bot at the edge of the network that no address in the configuration can lead elsewhere.</summary>
    public Action<Microsoft.Extensions.DependencyInjection.IServiceCollection>? Edge { get; init; }

    /// <summary>The least important lines that <see cref="Scene.Logs"/> keeps; what the bot logs at all is a matter of its configuration.</summary>
    public LogLevel Logged { get; init; } = LogLevel.Information;

    /// <summary>The clock of bot and Teams; one that runs by itself from a Tuesday noon when left out.</summary>
    public TimeProvider? Time { get; init; }

    /// <summary>Without rate limits when left out, so that quick conversations do not wait; with <see cref="TeamsLimits.Documented"/> where sending is the subject.</summary>
    public SimulatedTeamsOptions Teams { get; init; } = new() { Limits = TeamsLimits.None };
}
