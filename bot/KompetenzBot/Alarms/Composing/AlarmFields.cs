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
        var colon = TextColon(line);
        var head = colon < 0 ? line : line[..colon];
        var text = colon < 0 ? string.Empty : line[(colon + 1)..].Trim();
        List<string> needs = [], place = [], when = [];
        foreach (var part in head.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (needs.Count > 0 && place.Count == 0 && when.Count == 0 && Connective().IsMatch(part))
            {
                needs[^1] = $"{needs[^1]}, {part}";
                continue;
            }

            var kind = needs.Count == 0 ? needs : TimeText.LooksLikeTime(part) ? when : CountAndWord().IsMatch(part) && place.Count == 0 && when.Count == 0 ? needs : place;
            kind.Add(part);
        }

        return new(string.Join(" + ", needs), string.Join(", ", place), string.Join(", ", when), text);
    }

    /// <summary>The first colon that is not part of a time of day or of a qualified word; -1 if there is none. Once through the line, however long.</summary>
    private static int TextColon(string line)
    {
        var (found, digitFollows) = (-1, false);
        for (var i = line.Length - 1; i >= 0; i--)
        {
            var endsWord = i + 1 == line.Length || char.IsWhiteSpace(line[i + 1]);
            if (line[i] == ':' && (endsWord || (!digitFollows && IsBehindWord(line, i))))
            {
                found = i;
            }

            digitFollows = !char.IsWhiteSpace(line[i]) && (char.IsDigit(line[i]) || digitFollows);
        }

        return found;
    }

    private static bool IsBehindWord(string line, int index) => line.AsSpan(0, index).TrimEnd() is [.., var last] && !char.IsDigit(last);

    /// <summary>"…, und Arabisch" goes on with the need before it.</summary>
    [GeneratedRegex(@"^(?:und|oder|and|or)\s", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex Connective();

    [GeneratedRegex(@"^\d{1,3}\s*[x×]?\s+\p{L}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 200)]
    private static partial Regex CountAndWord();
}
