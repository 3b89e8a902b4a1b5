using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Conversations;

/// <summary>Buttons in rows that fit a narrow phone, where a client would cut off their words otherwise. Measured in pixels, roughly and rather too wide.</summary>
public static class ButtonRows
{
    private const int Row = 288;
    private const double Character = 7.5;
    private const int Padding = 24;
    private const int Arrow = 14;
    private const int Gap = 8;

    /// <summary>
    /// The buttons in their order: in one row if they fit beside each other, otherwise as many in each as do. What unfolds something then stands apart from what acts at once.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<AdaptiveAction>> Of(IEnumerable<AdaptiveAction> buttons)
    {
        AdaptiveAction[] all = [.. buttons];
        if (Width(all) <= Row)
        {
            return all.Length == 0 ? [] : [all];
        }

        List<List<AdaptiveAction>> rows = [];
        foreach (var button in all)
        {
            if (rows.Count > 0 && Unfolds(rows[^1][^1]) == Unfolds(button) && Width([.. rows[^1], button]) <= Row)
            {
                rows[^1].Add(button);
            }
            else
            {
                rows.Add([button]);
            }
        }

        return rows;
    }

    private static double Width(AdaptiveAction[] row) => row.Sum(WidthOf) + (Gap * (row.Length - 1));

    private static bool Unfolds(AdaptiveAction button) => button is AdaptiveShowCardAction;

    private static double WidthOf(AdaptiveAction button) => Padding + (Character * button.Title.Length) + (Unfolds(button) ? Arrow : 0);
}
