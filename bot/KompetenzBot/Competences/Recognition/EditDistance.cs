namespace KompetenzBot.Competences.Recognition;

/// <summary>How many letters differ: one that is missing, added, wrong, or swapped with its neighbour counts one.</summary>
internal static class EditDistance
{
    private const int Longest = 40;

    /// <summary>Whether two words differ by no more than this.</summary>
    public static bool IsWithin(string one, string other, int most)
    {
        if (one.Length > Longest || other.Length > Longest || Math.Abs(one.Length - other.Length) > most)
        {
            return false;
        }

        Span<int> before = stackalloc int[Longest + 1], last = stackalloc int[Longest + 1], row = stackalloc int[Longest + 1];
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var best = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }

                best = Math.Min(best, row[j]);
            }

            if (best > most)
            {
                return false;
            }

            var free = before;
            before = last;
            last = row;
            row = free;
        }

        return last[other.Length] <= most;
    }
}
