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
        List<Exception> failures = [];
        foreach (var erasure in (await erasures.ListAsync(cancellationToken)).Where(erasure => erasure.At + UnderWay <= time.GetUtcNow()))
        {
            try
            {
                await eraser.ResumeAsync(erasure, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failures.Add(exception);
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException(failures);
        }
    }
}
