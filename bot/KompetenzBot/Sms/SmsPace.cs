using KompetenzBot.Delivery;

namespace KompetenzBot.Sms;

/// <summary>Keeps the provider's limit, which counts every part of a long message.</summary>
internal sealed class SmsPace(TimeProvider time)
{
    /// <summary>Of a German sender (https://learn.microsoft.com/azure/communication-services/concepts/service-limits).</summary>
    public const int PerMinute = 600;

    private readonly Pace _pace = new(PerMinute / 60d, time);

    /// <summary>Waits until a message of so many parts may go.</summary>
    public async Task WaitAsync(int segments, CancellationToken cancellationToken)
    {
        for (var i = 0; i < segments; i++)
        {
            await _pace.WaitAsync(cancellationToken);
        }
    }
}
