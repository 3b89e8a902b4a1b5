namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>A table; every row has as many cells as there are columns.</summary>
public sealed record AdaptiveTable : AdaptiveElement
{
    public required IReadOnlyList<AdaptiveTableColumnDefinition> Columns { get; init; }

    public required IReadOnlyList<AdaptiveTableRow> Rows { get; init; }

    /// <summary>The client takes the first row as header unless this is <see langword="false"/>.</summary>
    public bool? FirstRowAsHeader { get; init; }

    public bool? ShowGridLines { get; init; }

    public AdaptiveContainerStyle? GridStyle { get; init; }

    public AdaptiveHorizontalAlignment? HorizontalCellContentAlignment { get; init; }

    public AdaptiveVerticalAlignment? VerticalCellContentAlignment { get; init; }

    /// <summary>Only in Teams; ignored elsewhere.</summary>
    public bool? RoundedCorners { get; init; }
}

public sealed record AdaptiveTableColumnDefinition
{
    public string Type { get; } = "TableColumnDefinition";

    /// <summary>By weight or in pixels.</summary>
    public AdaptiveColumnWidth? Width { get; init; }

    public AdaptiveHorizontalAlignment? HorizontalCellContentAlignment { get; init; }

    public AdaptiveVerticalAlignment? VerticalCellContentAlignment { get; init; }
}

public sealed record AdaptiveTableRow
{
    public string Type { get; } = "TableRow";

    public required IReadOnlyList<AdaptiveTableCell> Cells { get; init; }

    public AdaptiveContainerStyle? Style { get; init; }

    public AdaptiveHorizontalAlignment? HorizontalCellContentAlignment { get; init; }

    public AdaptiveVerticalAlignment? VerticalCellContentAlignment { get; init; }
}

public sealed record AdaptiveTableCell
{
    public string Type { get; } = "TableCell";

    public required IReadOnlyList<AdaptiveElement> Items { get; init; }

    public AdaptiveContainerStyle? Style { get; init; }

    /// <summary>Lets the background reach the edges of the cell.</summary>
    public bool? Bleed { get; init; }

    public AdaptiveVerticalContentAlignment? VerticalContentAlignment { get; init; }

    public AdaptiveAction? SelectAction { get; init; }
}
