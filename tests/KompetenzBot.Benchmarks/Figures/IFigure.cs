namespace KompetenzBot.Benchmarks;

/// <summary>One thing that is measured and printed as one table.</summary>
internal interface IFigure
{
    string Title { get; }

    /// <summary>Measures.</summary>
    /// <param name="quick">Fewer repetitions: enough to see that it works, too few to compare.</param>
    /// <param name="cancellationToken">Cancels.</param>
    Task<Result> MeasureAsync(bool quick, CancellationToken cancellationToken);
}

/// <summary>What came out.</summary>
/// <param name="Table">The figures.</param>
/// <param name="Measured">What exactly was measured, in a few sentences.</param>
internal sealed record Result(MarkdownTable Table, string Measured);
