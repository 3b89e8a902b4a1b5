using KompetenzBot.Delivery;

namespace KompetenzBot.Privacy;

/// <summary>Goes on with erasures that a crash or a fault interrupted. One that fails again holds up no other.</summary>
public sealed class ErasureFinisher(IErasures erasures, Eraser eraser, TimeProvider time) : IRecurringTask
{
    /// <summary>Longer than any erasure takes that is still under way.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var failures = new Failures();
        foreach (var erasure in (await erasures.ListAsync(cancellationToken)).Where(erasure => erasure.At + UnderWay <= time.GetUtcNow()))
        {
            await failures.TryAsync(() => eraser.ResumeAsync(erasure, cancellationToken));
        }

        failures.Throw();
    }
}
