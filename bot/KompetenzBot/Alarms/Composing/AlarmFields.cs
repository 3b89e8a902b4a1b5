using System.Text.RegularExpressions;

namespace KompetenzBot.Alarms.Composing;

/// <summary>An alarm as it was typed: by one line or in the form.</summary>
public sealed partial record AlarmFields(string Needs = "", string Place = "", string When = "", string Text = "")
{
    /// <summary>
    /// Reads one line: needs, then place and time in any order, parted by commas, then a colon and the text.
    /// Nothing is refused here: what cannot be told apart lands in the place, where the form shows it.
    /// </summary>
    public static AlarmFields Split(string line)
    {
        var colon = TextColon().Match(line);
        var head = colon.Success ? line[..colon.Index] : line;
        var text = colon.Success ? line[(colon.Index + 1)..].Trim() : string.Empty;
        List<string> needs = [], place = [], when = [];
        foreach (var part in head.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var kind = needs.Count == 0 ? needs : TimeText.LooksLikeTime(part) ? when : CountAndWord().IsMatch(part) && place.Count == 0 && when.Count == 0 ? needs : place;
            kind.Add(part);
        }

        return new(string.Join(" + ", needs), string.Join(", ", place), string.Join(", ", when), text);
    }

    /// <summary>A colon that is not part of a time of day or of a qualified word.</summary>
    [GeneratedRegex(@":(?=\s|$)|(?<=[^\d\s]\s*):(?!\S*\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex TextColon();

    [GeneratedRegex(@"^\d+\s*[x×]?\s+\p{L}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex CountAndWord();
}
