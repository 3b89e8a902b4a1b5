using System.Collections.Concurrent;

namespace KompetenzBot.Telemetry;

/// <summary>The systems that the bot needs but stays up without.</summary>
public enum Neighbour
{
    /// <summary>Roles, names, leavers.</summary>
    Directory,

    /// <summary>The bot's own tokens for all the others.</summary>
    Tokens,

    /// <summary>Messages in Teams.</summary>
    Teams,

    /// <summary>Text messages.</summary>
    Sms,
}

/// <summary>What this instance knows of its neighbours: when each last worked and when it last did not. Nobody is asked for it.</summary>
public sealed class Neighbours(TimeProvider time)
{
    private readonly ConcurrentDictionary<Neighbour, Contact> _contacts = new();

    /// <summary>The last contact; nothing in it where there was none since the start.</summary>
    public Contact this[Neighbour neighbour] => _contacts.GetValueOrDefault(neighbour, Contact.None);

    /// <summary>All that did not work when they were last needed.</summary>
    public IEnumerable<Neighbour> Troubled => Enum.GetValues<Neighbour>().Where(neighbour => this[neighbour].IsTroubled);

    /// <summary>It did what it was asked for.</summary>
    public void Succeeded(Neighbour neighbour)
    {
        var now = time.GetUtcNow();
        _contacts.AddOrUpdate(neighbour, _ => Contact.None.Worked(now), (_, contact) => contact.Worked(now));
    }

    /// <summary>It did not answer, or not as it should.</summary>
    /// <param name="neighbour">Which.</param>
    /// <param name="reason">A word for programs.</param>
    public void Failed(Neighbour neighbour, string reason)
    {
        var now = time.GetUtcNow();
        _contacts.AddOrUpdate(neighbour, _ => Contact.None.Refused(now, reason), (_, contact) => contact.Refused(now, reason));
    }
}

/// <summary>The last contact with a neighbour.</summary>
/// <param name="SucceededAt">When it last worked; null: not since the start.</param>
/// <param name="FailedAt">When it last did not.</param>
/// <param name="Reason">Why not: a word for programs.</param>
/// <param name="IsTroubled">Whether it did not the last time.</param>
public sealed record Contact(DateTimeOffset? SucceededAt, DateTimeOffset? FailedAt, string? Reason, bool IsTroubled)
{
    /// <summary>There was none.</summary>
    public static Contact None { get; } = new(null, null, null, false);

    /// <summary>One success among many failures does not end a trouble; so many in a row do, or one after a while without a failure.</summary>
    private const int EnoughInARow = 5;

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

    private int InARow { get; init; }

    /// <summary>The first time that it did not since it last worked reliably; null: it works, as far as is known.</summary>
    public DateTimeOffset? TroubledSince { get; init; }

    internal Contact Worked(DateTimeOffset at) => this with
    {
        SucceededAt = at, IsTroubled = false, InARow = InARow + 1, TroubledSince = InARow + 1 >= EnoughInARow || at - FailedAt >= Quiet ? null : TroubledSince,
    };

    internal Contact Refused(DateTimeOffset at, string reason) => this with { FailedAt = at, Reason = Tags.ReasonOf(reason), IsTroubled = true, InARow = 0, TroubledSince = TroubledSince ?? at };
}
