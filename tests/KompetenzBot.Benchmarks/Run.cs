namespace KompetenzBot.Benchmarks;

/// <summary>Measures figure after figure and prints each as soon as it is known.</summary>
internal static class Run
{
    /// <summary>Measures those that are asked for.</summary>
    /// <returns>The exit code: 130 after an interruption.</returns>
    public static async Task<int> AllAsync(IReadOnlyList<IFigure> figures, Arguments arguments, TextWriter output, CancellationToken stop)
    {
        output.WriteLine($"Measured on {Machine.Describe()}{(arguments.Quick ? " Quick run: only to see that it works." : "")}");
        try
        {
            foreach (var (index, figure) in figures.Index().Where(entry => arguments.Only is null || arguments.Only == entry.Index + 1))
            {
                var result = await figure.MeasureAsync(arguments.Quick, stop);
                output.WriteLine($"\n## {index + 1}. {figure.Title}\n\n{result.Table}\n\n{result.Measured}");
            }

            return 0;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 130;
        }
    }
}
