namespace KompetenzBot.Platform.Tests;

internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public static readonly FixedClock Sunday = new(new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.Zero));

    public override DateTimeOffset GetUtcNow() => now;
}
