using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Alarms;

/// <summary>A table whose first column is text and whose others are numbers.</summary>
internal static class CountTable
{
    private const int TextShare = 4;

    public static AdaptiveTable Build(IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string>> rows) => new()
    {
        FirstRowAsHeader = true,
        ShowGridLines = false,
        Columns = [.. header.Select((_, column) => new AdaptiveTableColumnDefinition { Width = AdaptiveColumnWidth.Weighted(column == 0 ? TextShare : 2) })],
        Rows = [Row(header, AdaptiveTextWeight.Bolder), .. rows.Select(row => Row(row, null))],
    };

    private static AdaptiveTableRow Row(IReadOnlyList<string> cells, AdaptiveTextWeight? weight) => new()
    {
        Cells =
        [
            .. cells.Select((text, column) => new AdaptiveTableCell
            {
                Items = [new AdaptiveTextBlock(text) { Weight = weight, HorizontalAlignment = column == 0 ? null : AdaptiveHorizontalAlignment.Right }],
            }),
        ],
    };
}
