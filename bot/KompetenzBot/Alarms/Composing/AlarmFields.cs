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
        var masked = Grouping.Mask(line);
        var colon = TextColon(masked);
        var text = colon < 0 ? string.Empty : line[(colon + 1)..].Trim();
        List<string> needs = [], place = [], when = [];
        foreach (var part in Parts(colon < 0 ? line : line[..colon], masked))
        {
            if (needs.Count > 0 && place.Count == 0 && when.Count == 0 && JoinsOn().IsMatch(part))
            {
                needs[^1] += $", {part}";
                continue;
            }

            var kind = needs.Count == 0 ? needs : TimeText.LooksLikeTime(part) ? when : CountAndWord().IsMatch(part) && place.Count == 0 && when.Count == 0 ? needs : place;
            kind.Add(part);
        }

        return new(string.Join(" + ", needs), string.Join(", ", place), string.Join(", ", when), text);
    }

    /// <summary>What stands between commas and semicolons that are not masked.</summary>
    private static IEnumerable<string> Parts(string head, string masked)
    {
        for (var from = 0; from <= head.Length;)
        {
            var to = masked.AsSpan(from, head.Length - from).IndexOfAny(',', ';') is >= 0 and var length ? from + length : head.Length;
            if (head[from..to].Trim() is { Length: > 0 } part)
            {
                yield return part;
            }

            from = to + 1;
        }
    }

    /// <summary>The first colon that is not part of a time of day or of a qualified word; -1 if there is none. Once through the line, however long.</summary>
    private static int TextColon(string line)
    {
        // among the needs a colon between letters qualifies a word: "verfügbar:nachts"
        var needs = line.IndexOfAny([',', ';']) is >= 0 and var separator ? separator : line.Length;
        var (found, digitFollows) = (-1, false);
        for (var i = line.Length - 1; i >= 0; i--)
        {
            var endsWord = i + 1 == line.Length || char.IsWhiteSpace(line[i + 1]);
            if (line[i] == ':' && (endsWord || (i > needs && !digitFollows && IsBehindWord(line, i))))
            {
                found = i;
            }

            digitFollows = !char.IsWhiteSpace(line[i]) && (char.IsDigit(line[i]) || digitFollows);
        }

        return found;
    }

    private static bool IsBehindWord(string line, int index) => line.AsSpan(0, index).TrimEnd() is [.., var last] && !char.IsDigit(last);

    [GeneratedRegex(@"^\d{1,3}\s*[x×]?\s+\p{L}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex CountAndWord();

    /// <summary>"Führerschein C oder C1, und Arabisch" is one need.</summary>
    [GeneratedRegex(@"^(?:und|oder|and|or|&|\|)(?![\p{L}\d])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex JoinsOn();
}
