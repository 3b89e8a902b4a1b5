using KompetenzBot.Platform.AdaptiveCards;

namespace KompetenzBot.Conversations;

/// <summary>Buttons in rows that fit a narrow phone, where a client would cut off their words otherwise. Measured in pixels of Teams' own font, roughly and rather too wide.</summary>
public static class ButtonRows
{
    private const int Row = 288;
    private const int Character = 8;
    private const int Padding = 26;
    private const int Arrow = 14;
    private const int Gap = 8;

    /// <summary>The buttons in their order, as many in each row as fit beside each other.</summary>
    public static IReadOnlyList<IReadOnlyList<AdaptiveAction>> Of(IEnumerable<AdaptiveAction> buttons)
    {
        ArgumentNullException.ThrowIfNull(buttons);
        List<List<AdaptiveAction>> rows = [];
        var taken = 0;
        foreach (var button in buttons)
        {
            var width = WidthOf(button);
            if (rows.Count == 0 || taken + Gap + width > Row)
            {
                rows.Add([button]);
                taken = width;
            }
            else
            {
                rows[^1].Add(button);
                taken += Gap + width;
            }
        }

        return rows;
    }

    private static int WidthOf(AdaptiveAction button) => Padding + (Character * button.Title.Length) + (button is AdaptiveShowCardAction ? Arrow : 0);
}
