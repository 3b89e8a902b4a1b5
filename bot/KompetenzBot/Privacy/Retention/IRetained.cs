using NodaTime;

namespace KompetenzBot.Privacy.Retention;

/// <summary>A place whose rows go when their time is over.</summary>
public interface IRetained
{
    /// <summary>Which of the times is this place's.</summary>
    Period KeptFor(RetentionTimes times);

    /// <summary>Removes what is older. May be repeated, also by several instances at once, and goes on where it was interrupted.</summary>
    Task RemoveBeforeAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
