namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>Shares of a whole as a ring.</summary>
public sealed record AdaptiveDonutChart : AdaptiveChart
{
    public required IReadOnlyList<AdaptiveChartShare> Data { get; init; }
}

/// <summary>Shares of a whole as a disc.</summary>
public sealed record AdaptivePieChart : AdaptiveChart
{
    public required IReadOnlyList<AdaptiveChartShare> Data { get; init; }
}

/// <summary>One value on a scale of segments.</summary>
public sealed record AdaptiveGaugeChart : AdaptiveChart
{
    public required double Value { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    public required IReadOnlyList<AdaptiveGaugeSegment> Segments { get; init; }
}

public sealed record AdaptiveChartShare(string Legend, double Value)
{
    public AdaptiveChartColor? Color { get; init; }
}

/// <summary><paramref name="Size"/> is in units of the gauge's value.</summary>
public sealed record AdaptiveGaugeSegment(string Legend, double Size)
{
    public AdaptiveChartColor? Color { get; init; }
}
