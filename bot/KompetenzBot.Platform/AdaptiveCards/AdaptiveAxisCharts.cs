namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>A chart with axes.</summary>
public abstract record AdaptiveAxisChart : AdaptiveChart
{
    public string? XAxisTitle { get; init; }

    public string? YAxisTitle { get; init; }
}

/// <summary>One line per series.</summary>
public sealed record AdaptiveLineChart : AdaptiveAxisChart
{
    public required IReadOnlyList<AdaptiveChartSeries> Data { get; init; }
}

public sealed record AdaptiveVerticalBarChart : AdaptiveAxisChart
{
    public required IReadOnlyList<AdaptiveChartBar> Data { get; init; }

    public bool? ShowBarValues { get; init; }
}

/// <summary>For every x one bar of each series side by side.</summary>
public sealed record AdaptiveGroupedVerticalBarChart : AdaptiveAxisChart
{
    public required IReadOnlyList<AdaptiveChartSeries> Data { get; init; }
}

/// <summary>Bars to the right; x names the bar and y is its length.</summary>
public sealed record AdaptiveHorizontalBarChart : AdaptiveAxisChart
{
    public required IReadOnlyList<AdaptiveChartBar> Data { get; init; }
}

/// <summary>Bars to the right, each made of shares.</summary>
public sealed record AdaptiveStackedHorizontalBarChart : AdaptiveAxisChart
{
    public required IReadOnlyList<AdaptiveChartStack> Data { get; init; }
}

public sealed record AdaptiveChartBar(string X, double Y)
{
    public AdaptiveChartColor? Color { get; init; }
}

/// <summary><paramref name="X"/> is a category or, on a line, also a date as <c>yyyy-MM-dd</c>.</summary>
public sealed record AdaptiveChartPoint(string X, double Y);

public sealed record AdaptiveChartSeries(string Legend, IReadOnlyList<AdaptiveChartPoint> Values)
{
    public AdaptiveChartColor? Color { get; init; }
}

public sealed record AdaptiveChartStack(string Title, IReadOnlyList<AdaptiveChartShare> Data);
