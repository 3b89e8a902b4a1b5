using KompetenzBot.Delivery;

namespace KompetenzBot.Sms;

/// <summary>Keeps the provider's limit, which counts every part of a long message.</summary>
internal sealed class SmsPace(TimeProvider time) : IDisposable
{
    /// <summary>Of a German sender (https://learn.microsoft.com/azure/communication-services/concepts/service-limits).</summary>
    public const int PerMinute = 600;

    /// <summary>More than an instance ever works on: whoever waits for the second part of a message must not keep others out.</summary>
    private const int AtOnce = 1_000;

    private readonly Pace _pace = new(PerMinute / 60d, AtOnce, time);

    /// <summary>As all instances have it together.</summary>
    public SharedPace Shared => field ??= new SharedPace(SharedPace.Sms, _pace);

    /// <summary>Waits for a turn. Dispose it when the request has been answered.</summary>
    public Task<IDisposable> EnterAsync(WorkPriority? priority, CancellationToken cancellationToken) => _pace.EnterAsync(priority, cancellationToken);

    /// <summary>Waits for as many turns as further parts of a long message take.</summary>
    public async Task WaitAsync(int parts, WorkPriority? priority, CancellationToken cancellationToken)
    {
        for (var i = 0; i < parts; i++)
        {
            await _pace.PassAsync(priority, cancellationToken);
        }
    }

    /// <summary>The provider wants nothing for a while.</summary>
    public void Refused(TimeSpan retryAfter) => _pace.Refused(retryAfter);

    /// <inheritdoc/>
    public void Dispose() => _pace.Dispose();
}
