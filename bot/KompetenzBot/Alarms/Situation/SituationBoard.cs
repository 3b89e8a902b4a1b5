using System.Collections.Concurrent;
using KompetenzBot.Alarms.Matching;
using KompetenzBot.Conversations;
using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using Microsoft.Extensions.Options;

namespace KompetenzBot.Alarms.Situation;

/// <summary>
/// Keeps the situation cards true: the first at once, then at most one update per card and three seconds, and none where nothing changed. One instance
/// holds the lease of an alarm and draws its cards; the others leave word for it. A card is claimed by its row besides, for the moment in which a lease changes hands.
/// </summary>
public sealed class SituationBoard(
    IAlarmStore alarms,
    IViewers viewers,
    IAnswerStore answers,
    ViewerCards viewerCards,
    NeedCoverage coverage,
    Commitments commitments,
    ISituationLeases leases,
    SituationSignals signals,
    DutyClock clock,
    IOptions<AlarmOptions> options,
    TimeProvider time) : IRecurringTask, IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan LookAround = TimeSpan.FromSeconds(30);

    /// <summary>After a crash of its holder, another instance draws when it has run out and it looks around.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    /// <summary>A card that takes longer goes on by itself: whether enough people come is looked at again without it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private const int FewestForSeen = 10;
    private readonly string _instance = Guid.NewGuid().ToString("N");
    private readonly HashSet<WorkId> _pending = [];
    private readonly HashSet<WorkId> _noticed = [];
    private readonly ConcurrentDictionary<WorkId, DateTimeOffset> _held = new();
    private readonly Dictionary<WorkId, DateTimeOffset> _left = [];
    private readonly Dictionary<WorkId, Task<bool>> _drawing = [];
    private readonly ConcurrentDictionary<(WorkId Alarm, UserId Viewer), Task<bool>> _cards = new();
    private readonly ConcurrentDictionary<WorkId, (long Since, TimeSpan For)> _rests = new();
    private DateTimeOffset _lookedAround = DateTimeOffset.MinValue;

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var changed = signals.Take();
        _pending.UnionWith(changed);
        _noticed.UnionWith(changed);
        _pending.UnionWith(_left.Where(left => now - left.Value >= Lease).Select(left => left.Key));
        await AskAsync(now, cancellationToken);
        if (now - _lookedAround >= LookAround)
        {
            _lookedAround = now;
            _pending.UnionWith((await alarms.ListOpenAsync(now, cancellationToken)).Select(alarm => alarm.Id));
        }

        foreach (var alarm in _pending.Except(_drawing.Keys).Where(alarm => !Rests(alarm)).ToArray())
        {
            if (await HoldsAsync(alarm, now, cancellationToken))
            {
                _drawing[alarm] = DrawAsync(alarm, now, cancellationToken);
            }

            _pending.Remove(alarm);
        }

        // one alarm that takes long or fails does not hold up the others
        await Task.WhenAny(Task.WhenAll(_drawing.Values), Task.Delay(Every, time, cancellationToken));
        if (cancellationToken.IsCancellationRequested)
        {
            // what is being drawn when the bot is told to stop is finished, so that its outcome is known
            await Task.WhenAll(_drawing.Values);
            await Task.WhenAll(_cards.Values);
        }

        TakeDrawn();
    }

    /// <summary>Whether this instance draws the alarm; if not, what it has noticed is left for the one that does.</summary>
    private async Task<bool> HoldsAsync(WorkId alarm, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if ((await leases.TakeAsync(alarm, _instance, now, Lease, cancellationToken)).IsHeld)
        {
            _held[alarm] = now;
            _noticed.Remove(alarm);
            _left.Remove(alarm);
            return true;
        }

        _held.TryRemove(alarm, out _);
        if (_left.Remove(alarm) || _noticed.Contains(alarm))
        {
            await leases.NoteAsync(alarm, cancellationToken);
        }

        if (_noticed.Remove(alarm))
        {
            // once more when the lease has run out, should its holder be gone
            _left[alarm] = now;
        }

        return false;
    }

    /// <summary>What other instances have noticed about the alarms that this one draws; the leases are renewed with it.</summary>
    private async Task AskAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var alarm in _held.Where(held => now - held.Value >= ViewerCards.ShortestInterval).Select(held => held.Key).ToArray())
        {
            var lease = await leases.TakeAsync(alarm, _instance, now, Lease, cancellationToken);
            _held[alarm] = now;
            if (!lease.IsHeld)
            {
                _held.TryRemove(alarm, out _);
            }
            else if (lease.HasChanged)
            {
                _pending.Add(alarm);
            }
        }
    }

    /// <summary>Another instance need not wait.</summary>
    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(5), time);
        GC.SuppressFinalize(this);
        foreach (var alarm in _held.Keys)
        {
            try
            {
                await leases.ReleaseAsync(alarm, _instance, soon.Token);
            }
            catch (Exception)
            {
                // it runs out by itself
                return;
            }
        }
    }

    /// <summary>The leases run out by themselves.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    private void TakeDrawn()
    {
        var ended = _drawing.Where(drawing => drawing.Value.IsCompleted).ToArray();
        foreach (var (alarm, drawing) in ended)
        {
            _drawing.Remove(alarm);
            if (!drawing.IsCompletedSuccessfully || !drawing.Result)
            {
                _pending.Add(alarm);
            }
        }

        if (ended.Select(drawing => drawing.Value.Exception).OfType<Exception>().ToArray() is { Length: > 0 } failures)
        {
            throw new AggregateException(failures);
        }
    }

    /// <summary>Draws every card of an alarm that may be drawn now. False if some have to wait.</summary>
    private async Task<bool> DrawAsync(WorkId id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var watching = await viewers.ListAsync(id, cancellationToken);
        var due = watching.Where(viewer => viewer.DrawnAt is not { } drawn || now - drawn >= ViewerCards.ShortestInterval).ToArray();
        if ((due.Length == 0 && watching.Count > 0) || await alarms.FindAsync(id, cancellationToken) is not { } alarm)
        {
            return watching.Count == 0;
        }

        var people = await ScanAsync(id, cancellationToken);
        var situation = await alarms.FindReportAsync(id, cancellationToken) is { } report ? AlarmSituation.Of(alarm, report, people) : AlarmSituation.Count(alarm, people);
        if (!alarm.IsOpenAt(now))
        {
            _held.TryRemove(id, out _);
            _rests.TryRemove(id, out _);
        }
        else
        {
            situation = situation with { Bound = await BoundAsync(alarm, people, now, cancellationToken), Seen = SeenAmong(people) };
            await coverage.KeepAsync(alarm, situation, people, now, cancellationToken);
        }

        situation = situation with { Accepted = [.. await answers.DiscloseAsync(situation.Shown, cancellationToken), .. situation.Accepted.Skip(situation.Shown.Count())] };
        var free = due.Where(viewer => !_cards.TryGetValue((id, viewer.User), out var card) || card.IsCompleted).ToArray();
        var cards = free.Select(viewer => _cards[(id, viewer.User)] = viewerCards.DrawAsync(viewer, situation, now, cancellationToken)).ToArray();
        await Task.WhenAny(Task.WhenAll(cards), Task.Delay(Patience, time, CancellationToken.None));
        foreach (var viewer in free.Where(viewer => _cards[(id, viewer.User)].IsCompleted))
        {
            _cards.TryRemove((id, viewer.User), out _);
        }

        await Task.WhenAll(cards.Where(card => card.IsCompleted));
        return free.Length == watching.Count && cards.All(card => card is { IsCompletedSuccessfully: true, Result: true });
    }

    /// <summary>Reading everybody of a large alarm is work for the storage, which the calls need too: it rests for twice the time that this took.</summary>
    private async Task<List<CalledPerson>> ScanAsync(WorkId id, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        List<CalledPerson> people = [];
        await foreach (var person in answers.ScanAsync(id, cancellationToken))
        {
            people.Add(person);
        }

        var read = time.GetTimestamp();
        _rests[id] = (read, 2 * time.GetElapsedTime(begun, read));
        return people;
    }

    private bool Rests(WorkId alarm) => _rests.TryGetValue(alarm, out var rest) && time.GetElapsedTime(rest.Since) < rest.For;

    /// <summary>Only as one number of many.</summary>
    private int? SeenAmong(List<CalledPerson> people) =>
        options.Value.SeenSignal == SeenSignal.Count && people.Count >= FewestForSeen ? people.Count(person => person.IsSeen || person.Answer != AnswerKind.None) : null;

    private async Task<HashSet<UserId>> BoundAsync(Alarm alarm, List<CalledPerson> people, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var committed = await commitments.FindAsync(alarm.Id, now, withDepartments: false, cancellationToken);
        var times = alarm.Needs.ToDictionary(need => need.Number, need => new WorkTime(need.From, need.To, clock));
        return [.. people.Where(person => person.Answer != AnswerKind.Declined && times.TryGetValue(person.Need, out var time) && committed.IsBound(person.User, time)).Select(person => person.User)];
    }
}
