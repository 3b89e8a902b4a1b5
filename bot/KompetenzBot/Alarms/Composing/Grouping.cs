namespace KompetenzBot.Alarms.Composing;

/// <summary>Finds what parentheses and quotation marks hold together in a line.</summary>
internal static class Grouping
{
    private const char Hidden = '_';

    /// <summary>
    /// The line with everything between quotation marks, and commas and semicolons between parentheses, replaced by something of the same length.
    /// What is never closed groups nothing. Once through the line, however long.
    /// </summary>
    public static string Mask(string line)
    {
        var masked = line.ToCharArray();
        Stack<int> open = [];
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] == '(')
            {
                open.Push(at);
            }
            else if (line[at] == ')' && open.TryPop(out var begin) && open.Count == 0)
            {
                HideSeparators(masked.AsSpan(begin, at - begin));
            }
        }

        HideQuoted(masked, line);
        return new string(masked);
    }

    private static void HideSeparators(Span<char> group)
    {
        group.Replace(',', Hidden);
        group.Replace(';', Hidden);
    }

    private static void HideQuoted(Span<char> masked, ReadOnlySpan<char> line)
    {
        const string marks = "\"„“”";
        for (var at = line.IndexOfAny(marks); at >= 0;)
        {
            var length = line[(at + 1)..].IndexOfAny(marks);
            if (length < 0)
            {
                return;
            }

            masked.Slice(at + 1, length).Fill(Hidden);
            var next = at + length + 2;
            at = line[next..].IndexOfAny(marks) is >= 0 and var more ? next + more : -1;
        }
    }
}
