namespace KompetenzBot.Benchmarks;

/// <summary>A table as Markdown, padded so that it also reads well in a console. The first column is text, the others are figures.</summary>
internal sealed class MarkdownTable(params IReadOnlyList<string> columns)
{
    private readonly List<IReadOnlyList<string>> _rows = [];

    public void Add(params IReadOnlyList<string> cells) => _rows.Add(cells);

    public override string ToString()
    {
        var widths = columns.Select((column, index) => _rows.Select(row => row[index].Length).Append(column.Length).Append(1).Max()).ToArray();
        var rule = widths.Select((width, index) => index == 0 ? new string('-', width) : new string('-', width - 1) + ":").ToArray();
        return string.Join('\n', new[] { columns, rule }.Concat(_rows).Select(Line));

        string Line(IReadOnlyList<string> cells) =>
            $"| {string.Join(" | ", cells.Select((cell, index) => index == 0 ? cell.PadRight(widths[index]) : cell.PadLeft(widths[index])))} |";
    }
}
