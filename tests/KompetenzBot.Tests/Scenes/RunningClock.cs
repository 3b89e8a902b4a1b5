namespace KompetenzBot.Tests.Scenes;

/// <summary>A clock that runs as fast as the real one, from a chosen time on: calendars are the same in every run, and timers need nobody to drive them.</summary>
internal sealed class RunningClock(DateTimeOffset start) : TimeProvider
{
    private readonly long _begun = System.GetTimestamp();
    private long _leapt;

    /// <summary>A Tuesday at noon in the city.</summary>
    public static DateTimeOffset TuesdayNoon { get; } = new(2026, 9, 15, 10, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(_begun) + TimeSpan.FromTicks(Volatile.Read(ref _leapt));

    /// <summary>Shows a later time from now on. Timers still fire as they were armed, and find that more time has passed.</summary>
    public void Leap(TimeSpan by) => Interlocked.Add(ref _leapt, by.Ticks);
}
