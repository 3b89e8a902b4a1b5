using System.Globalization;

namespace KompetenzBot.Benchmarks;

/// <summary>The command line.</summary>
/// <param name="Only">The number of the one figure to measure; null measures all.</param>
internal sealed record Arguments(int? Only = null, bool Quick = false)
{
    public const string Usage = """
        dotnet run -c Release --project tests/KompetenzBot.Benchmarks -- [options]

          --only N   measures figure N alone
          --quick    few repetitions, to see that it works

        dotnet run -c Release --project tests/KompetenzBot.Benchmarks -- soak [--quick]

          sends alarm after alarm while something goes wrong, counts who was lost, and then sends a million generated activities
        """;

    /// <summary>Reads the arguments.</summary>
    /// <returns>Null when they make no sense or ask for help.</returns>
    public static Arguments? Parse(ReadOnlySpan<string> arguments, int figures) => arguments switch
    {
        [] => new Arguments(),
        ["--quick", .. var rest] => Parse(rest, figures) is { } parsed ? parsed with { Quick = true } : null,
        ["--only", var text, .. var rest]
            when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= figures =>
            Parse(rest, figures) is { } parsed ? parsed with { Only = number } : null,
        _ => null,
    };
}
