using System.Net;
using System.Text.RegularExpressions;

namespace KompetenzBot.Sandbox;

/// <summary>A button of the answer page, and what its form sends when it is pressed.</summary>
/// <param name="Name">Of the button.</param>
/// <param name="Value">Of the button.</param>
/// <param name="IsUnfolded">Whether it is seen without opening anything first.</param>
/// <param name="Fields">What the form sends beside it, if nothing is filled in.</param>
internal sealed partial record AnswerPageButton(string Name, string Value, bool IsUnfolded, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The buttons that a browser would show, in order.</summary>
    public static IReadOnlyList<AnswerPageButton> ReadAll(string html)
    {
        List<AnswerPageButton> buttons = [];
        List<KeyValuePair<string, string>> fields = [];
        var (folds, begin) = (0, 0);
        foreach (Match tag in Tag().Matches(html))
        {
            switch (tag.Groups["name"].Value)
            {
                case "details":
                    folds++;
                    break;
                case "/details":
                    folds--;
                    break;
                case "form":
                    fields = [];
                    begin = buttons.Count;
                    break;
                case "/form":
                    for (var i = begin; i < buttons.Count; i++)
                        buttons[i] = buttons[i] with { Fields = fields };
                    break;
                case "input" when Attribute(tag, "type") != "radio" || Checked().IsMatch(tag.Value):
                    fields.Add(KeyValuePair.Create(Attribute(tag, "name"), Attribute(tag, "value")));
                    break;
                case "button":
                    buttons.Add(new AnswerPageButton(Attribute(tag, "name"), Attribute(tag, "value"), folds == 0, []));
                    break;
            }
        }

        return buttons;
    }

    /// <summary>What a press sends.</summary>
    public FormUrlEncodedContent Press() => new([.. Fields, KeyValuePair.Create(Name, Value)]);

    private static string Attribute(Match tag, string name)
    {
        var match = Regex.Match(tag.Value, $" {name}=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return WebUtility.HtmlDecode(match.Groups["value"].Value);
    }

    [GeneratedRegex(@"<(?<name>/?(details|form|input|button))\b[^>]*>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex(@" checked\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Checked();
}
