namespace KompetenzBot.Delivery;

/// <summary>Something that becomes due by time: what is due stands in rows, and is claimed there, so that every instance may look.</summary>
public interface IRecurringTask
{
    /// <summary>How long to wait between two looks.</summary>
    TimeSpan Every { get; }

    /// <summary>Does what is due now. A failure is logged, and the next look tries again.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
