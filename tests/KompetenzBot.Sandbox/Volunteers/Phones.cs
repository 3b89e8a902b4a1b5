using System.Collections.Concurrent;

namespace KompetenzBot.Sandbox;

/// <summary>
/// The volunteers' phones. People open the link of a text message as a browser does and press what suits them, if there is still something to answer; on some phones
/// a scanner has opened it before. The same seed gives the same reactions. Safe for concurrent use.
/// </summary>
public sealed class Phones : IDisposable
{
    private const int ScannedPercent = 20;
    private static readonly TimeSpan Scanning = TimeSpan.FromMilliseconds(400);

    private readonly SimulatedSms _sms;
    private readonly VolunteersOptions _options;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, Volunteer> _byNumber;
    private readonly ConcurrentDictionary<string, int> _received = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<PhoneAnswer> _answers = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _browser = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10) });
    private readonly Changes _changes = new();
    private int _pending;

    /// <summary>Gives every volunteer with a number a phone; from now on they react.</summary>
    public Phones(SimulatedSms sms, Volunteers volunteers, VolunteersOptions options, TimeProvider time)
    {
        (_sms, _options, _time) = (sms, options, time);
        _byNumber = volunteers.All.Where(volunteer => volunteer.Profile.MobileNumber is not null).ToDictionary(volunteer => volunteer.Profile.MobileNumber!, StringComparer.Ordinal);
        foreach (var (number, volunteer) in _byNumber)
            sms.Put(number, volunteer.Line);
        sms.Arrived += React;
    }

    /// <summary>What was done with links so far.</summary>
    public IReadOnlyCollection<PhoneAnswer> Answers => _answers;

    /// <summary>How many have a message and will still open its link.</summary>
    public int Pending => Volatile.Read(ref _pending);

    /// <summary>Waits until a condition holds; it is looked at after everything that somebody did with a link.</summary>
    public Task WaitForAsync(Func<bool> condition, TimeSpan timeout, CancellationToken cancellationToken = default) => _changes.WaitForAsync(condition, timeout, cancellationToken);

    public void Dispose()
    {
        _sms.Arrived -= React;
        _stop.Cancel();
        _browser.Dispose();
    }

    private void React(SentSms sms)
    {
        if (!_byNumber.TryGetValue(sms.To, out var volunteer) || sms.Link is not { } link)
            return;
        var count = _received.AddOrUpdate(sms.To, 1, (_, before) => before + 1);
        var random = new Random(unchecked((_options.Seed * 1_000_003) + volunteer.Number + (count * 104_729)));
        var (scanned, delay) = (random.Next(100) < ScannedPercent, SmsBehaviourMix.Delay(volunteer.BySms, random) / _options.Speed);
        if (!scanned && volunteer.BySms == SmsBehaviour.Silent)
            return;
        Interlocked.Increment(ref _pending);
        _ = UseAsync(volunteer, sms, link, scanned, delay);
    }

    private async Task UseAsync(Volunteer volunteer, SentSms sms, Uri link, bool scanned, TimeSpan delay)
    {
        try
        {
            if (scanned)
                await ScanAsync(link);
            if (volunteer.BySms == SmsBehaviour.Silent)
                return;
            await Task.Delay(delay, _time, _stop.Token);
            var (pressed, status) = await OpenAsync(link, volunteer.BySms);
            _answers.Enqueue(new PhoneAnswer(volunteer, sms, pressed, status, _time.GetUtcNow()));
        }
        catch (HttpRequestException)
        {
            _answers.Enqueue(new PhoneAnswer(volunteer, sms, null, null, _time.GetUtcNow()));
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // the city ends
        }
        finally
        {
            Interlocked.Decrement(ref _pending);
            _changes.Announce();
        }
    }

    /// <summary>Security software of a phone looks at links before people do, with either method.</summary>
    private async Task ScanAsync(Uri link)
    {
        await Task.Delay(Scanning, _time, _stop.Token);
        using var head = new HttpRequestMessage(HttpMethod.Head, link);
        using var first = await _browser.SendAsync(head, _stop.Token);
        using var second = await _browser.GetAsync(link, _stop.Token);
    }

    private async Task<(string? Pressed, int Status)> OpenAsync(Uri link, SmsBehaviour behaviour)
    {
        var page = behaviour == SmsBehaviour.Stops ? new Uri($"{link}?sms=off") : link;
        using var opened = await _browser.GetAsync(page, _stop.Token);
        var buttons = AnswerPageButton.ReadAll(await opened.Content.ReadAsStringAsync(_stop.Token));
        if (Choose(behaviour, buttons) is not { } button)
            return (null, (int)opened.StatusCode);
        using var press = new HttpRequestMessage(HttpMethod.Post, page) { Content = button.Press() };
        press.Headers.Add("Sec-Fetch-Site", "same-origin");
        // a page without referrer sends this origin
        press.Headers.Add("Origin", "null");
        using var answered = await _browser.SendAsync(press, _stop.Token);
        return ($"{button.Name}={button.Value}", (int)answered.StatusCode);
    }

    /// <summary>An answer that is stored, perhaps from Teams, is left as it is: its buttons are folded away.</summary>
    private static AnswerPageButton? Choose(SmsBehaviour behaviour, IReadOnlyList<AnswerPageButton> buttons)
    {
        AnswerPageButton? Of(string value) => buttons.FirstOrDefault(button => button is { Name: "answer", IsUnfolded: true } && button.Value == value);
        return behaviour switch
        {
            SmsBehaviour.YesAtOnce or SmsBehaviour.YesLate => Of("yes") ?? Of("wait"),
            SmsBehaviour.No => (Of("yes") ?? Of("wait")) is null ? null : Of("no"),
            SmsBehaviour.Later => Of("yes") is not null ? buttons.FirstOrDefault(button => button is { Name: "answer", Value: "later" }) : null,
            SmsBehaviour.Stops => buttons.FirstOrDefault(button => button is { Name: "sms", Value: "off" }),
            _ => null,
        };
    }
}
