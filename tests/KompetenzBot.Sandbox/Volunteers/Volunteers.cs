using System.Collections.Concurrent;

namespace KompetenzBot.Sandbox;

/// <summary>
/// Invented staff who answer alarm cards as people do: some at once, some late, some not at all. An alarm card is a card with a button
/// <c>answer.yes</c>. The same seed gives the same people and reactions. Safe for concurrent use.
/// </summary>
public sealed class Volunteers : IDisposable
{
    private const int UnknownPercent = 3;
    private const int DeadPercent = 4;
    private static readonly Dictionary<string, string> NoInputs = [];

    private readonly SimulatedTeams _teams;
    private readonly VolunteersOptions _options;
    private readonly Dictionary<string, Volunteer> _byId;
    private readonly ConcurrentDictionary<string, ITimer> _pending = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _received = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<VolunteerAnswer> _answers = new();

    /// <summary>Adds the people to a simulated Teams; from now on they react.</summary>
    public Volunteers(SimulatedTeams teams, VolunteersOptions? options = null)
    {
        _teams = teams;
        _options = options ?? new VolunteersOptions();
        var draw = new CompetenceDraw(CatalogueEntry.ReadAll(), DateOnly.FromDateTime(Time.GetUtcNow().UtcDateTime));
        All = [.. Enumerable.Range(0, _options.Count).Select(number => Invent(number, draw))];
        _byId = All.ToDictionary(volunteer => volunteer.Profile.AadObjectId, StringComparer.Ordinal);
        _teams.MessageArrived += React;
    }

    public IReadOnlyList<Volunteer> All { get; }

    /// <summary>Every click so far.</summary>
    public IReadOnlyCollection<VolunteerAnswer> Answers => _answers;

    /// <summary>How many have seen an alarm and will still click.</summary>
    public int Pending => _pending.Count;

    private TimeProvider Time => _teams.Options.Time;

    public void Dispose()
    {
        _teams.MessageArrived -= React;
        foreach (var timer in _pending.Values)
            timer.Dispose();
    }

    private Volunteer Invent(int number, CompetenceDraw draw)
    {
        var random = new Random(SeedFor(number));
        var name = InventedPeople.Name(number);
        var behaviour = BehaviourMix.Pick(random);
        var app = behaviour switch
        {
            Behaviour.Blocked => AppState.Blocked,
            Behaviour.NotInstalled => AppState.NotInstalled,
            _ => AppState.Installed,
        };
        var user = _teams.AddUser(name, Invented.Guid(FormattableString.Invariant($"volunteer|{_options.Seed}|{number}")).ToString(), app);
        var outside = random.Next(4) > 0;
        var availability = new VolunteerAvailability(
            Questions: random.Next(5) > 0, InDutyTime: random.Next(10) > 0, OutsideDutyTime: outside, Nights: outside && random.Next(10) < 7, Weekends: outside && random.Next(10) < 7);
        var mobile = random.Next(2) == 0 ? InventedPeople.MobileNumber(number) : null;
        var profile = new VolunteerProfile(user.AadObjectId, name, InventedPeople.Department(random), draw.Draw(random), mobile, availability);
        return WithPhone(new Volunteer(number, user, profile, behaviour));
    }

    /// <summary>Drawn apart from the rest, so that phones change nobody.</summary>
    private Volunteer WithPhone(Volunteer volunteer)
    {
        var random = new Random(SeedFor(volunteer.Number + 500_009));
        var agrees = volunteer.Profile.MobileNumber is not null && random.NextDouble() < _options.Texted;
        var line = random.Next(100) switch { < UnknownPercent => PhoneLine.Unknown, < UnknownPercent + DeadPercent => PhoneLine.Dead, _ => PhoneLine.Reachable };
        var codeWord = random.Next(3) > 0 ? InventedPeople.CodeWord(random) : null;
        return volunteer with
        {
            Profile = volunteer.Profile with { AgreesToSms = agrees, CodeWord = agrees ? codeWord : null },
            BySms = SmsBehaviourMix.Pick(volunteer.Behaviour, random),
            Line = line,
        };
    }

    private void React(SimulatedUser user, TeamsMessage message)
    {
        if (!_byId.TryGetValue(user.AadObjectId, out var volunteer) || VerbOf(volunteer.Behaviour) is not { } verb || !Offers(message, "answer.yes"))
            return;
        var alarms = _received.AddOrUpdate(user.AadObjectId, 1, (_, before) => before + 1);
        var random = new Random(SeedFor(volunteer.Number + alarms * 7919));
        var delay = BehaviourMix.Delay(volunteer.Behaviour, random) / _options.Speed;
        var remark = verb == "answer.yes" && random.NextDouble() < _options.Remarks;
        var timer = Time.CreateTimer(_ => _ = AnswerAsync(volunteer, message, verb, remark), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _pending[message.Id] = timer;
        timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    private async Task AnswerAsync(Volunteer volunteer, TeamsMessage message, string verb, bool remark)
    {
        var started = Time.GetTimestamp();
        BotAnswer? answer = null;
        try
        {
            // the card may have changed since: need covered, alarm closed
            if (message.Deleted || ActionOn(volunteer.User, message, verb, remark) is not { } action)
                return;
            var inputs = remark && action.Collects(["remark"]) ? new Dictionary<string, string>(StringComparer.Ordinal) { ["remark"] = "Ich komme mit dem Rad." } : NoInputs;
            answer = await volunteer.User.ClickAsync(message, action, FirstChoices(action, inputs));
            _answers.Enqueue(new VolunteerAnswer(volunteer, message, verb, Time.GetUtcNow(), Time.GetElapsedTime(started), answer));
        }
        catch (Exception exception) when (exception is HttpRequestException or TimeoutException or ObjectDisposedException)
        {
            _answers.Enqueue(new VolunteerAnswer(volunteer, message, verb, Time.GetUtcNow(), Time.GetElapsedTime(started), answer));
        }
        finally
        {
            if (_pending.TryRemove(message.Id, out var timer))
                timer.Dispose();
            _teams.State.Changes.Announce();
        }
    }

    private static CardAction? ActionOn(SimulatedUser user, TeamsMessage message, string verb, bool remark)
    {
        var actions = user.CardOf(message) is { } card ? CardReader.ActionsIn(card).Where(action => action.Verb == verb && action.IsEnabled).ToArray() : [];
        return remark && Array.Find(actions, action => action.Collects(["remark"])) is { } withRemark ? withRemark : actions.FirstOrDefault();
    }

    /// <summary>People choose something where they must.</summary>
    private static Dictionary<string, string> FirstChoices(CardAction action, IReadOnlyDictionary<string, string> inputs)
    {
        var filled = new Dictionary<string, string>(inputs, StringComparer.Ordinal);
        foreach (var choice in action.Inputs.Where(input => input.TextOf("type") == "Input.ChoiceSet" && input.Property("value") is null))
        {
            if (choice.Items("choices").Select(offered => offered.TextOf("value")).FirstOrDefault() is { } value)
                filled.TryAdd(choice.TextOf("id") ?? "", value);
        }

        return filled;
    }

    private static bool Offers(TeamsMessage message, string verb) => message.Card is { } card && CardReader.ActionsIn(card).Any(action => action.Verb == verb);

    private static string? VerbOf(Behaviour behaviour) => behaviour switch
    {
        Behaviour.YesAtOnce or Behaviour.YesWithinAMinute or Behaviour.YesLate => "answer.yes",
        Behaviour.No => "answer.no",
        Behaviour.Later => "answer.later",
        _ => null,
    };

    private int SeedFor(int number) => unchecked(_options.Seed * 1_000_003 + number);
}
