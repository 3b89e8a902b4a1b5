using KompetenzBot.Delivery;
using KompetenzBot.DutyHours;
using KompetenzBot.Profiles;
using NodaTime;

namespace KompetenzBot.Alarms.Texting;

/// <summary>Decides when a call goes out as a text message, if nothing has made it needless by then.</summary>
internal static class SmsDue
{
    /// <summary>A call that has not had its turn yet is looked at again after so long; after twice the time to answer nobody waits for it any more.</summary>
    private static readonly TimeSpan UntilItsTurn = TimeSpan.FromSeconds(30);

    /// <summary>Whoever works now is likely to look into Teams and gets time to answer there; everybody else is reached at once. Null: not by text message.</summary>
    /// <param name="profile">Who is called.</param>
    /// <param name="atOnce">Whether the coordinator wants everybody reached at once.</param>
    /// <param name="now">When the call goes out.</param>
    /// <param name="clock">The city's.</param>
    /// <param name="after">The time to answer in Teams.</param>
    public static DateTimeOffset? At(Profile profile, bool atOnce, DateTimeOffset now, DutyClock clock, Period after) => profile switch
    {
        { Consent.Sms: false } or { Mobile: null } => null,
        _ when atOnce || clock.PhaseOf(now, profile.WorkingHours ?? clock.Usual) != WeekPhase.DutyHours => now,
        _ => clock.Add(now, after),
    };

    /// <summary>
    /// The time to answer in Teams begins when the call is there, not when its row was written: in a large alarm that is minutes later. Null: the text message may go.
    /// </summary>
    /// <param name="call">The call in Teams; null: there is none.</param>
    /// <param name="profile">Who is called.</param>
    /// <param name="now">The time.</param>
    /// <param name="clock">The city's.</param>
    /// <param name="after">The time to answer in Teams.</param>
    public static DateTimeOffset? NotBefore(OutboxMessage? call, Profile profile, DateTimeOffset now, DutyClock clock, Period after) => call switch
    {
        null => null,
        _ when clock.PhaseOf(now, profile.WorkingHours ?? clock.Usual) != WeekPhase.DutyHours => null,
        { State: DeliveryState.Delivered, DeliveredAt: { } at } => clock.Add(at, after),
        { State: DeliveryState.Pending, Attempts: 0 } => Earlier(now + UntilItsTurn, clock.Add(clock.Add(call.DueAt, after), after)),
        { State: DeliveryState.Sending } => now + UntilItsTurn,
        _ => null,
    };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
