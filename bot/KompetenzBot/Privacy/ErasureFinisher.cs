using KompetenzBot.Delivery;

namespace KompetenzBot.Privacy;

/// <summary>Goes on with erasures that a crash interrupted.</summary>
public sealed class ErasureFinisher(IErasures erasures, Eraser eraser, TimeProvider time) : IRecurringTask
{
    /// <summary>Longer than any erasure takes that is still under way.</summary>
    private static readonly TimeSpan UnderWay = TimeSpan.FromMinutes(2);

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var erasure in await erasures.ListAsync(cancellationToken))
        {
            if (erasure.At + UnderWay <= time.GetUtcNow())
            {
                await eraser.ResumeAsync(erasure, cancellationToken);
            }
        }
    }
}
