using System.Text;

namespace KompetenzBot.Platform.AdaptiveCards;

/// <summary>
/// The Markdown that clients interpret in an <see cref="AdaptiveTextBlock"/>, an <see cref="AdaptiveFact"/> and some titles of inputs:
/// a subset of <see href="https://spec.commonmark.org/">CommonMark</see> of which each client chooses its own, so all of it is assumed.
/// </summary>
public static class Markdown
{
    private const char NoBreakSpace = '\u00A0';

    /// <summary>
    /// Makes a text appear as it is, line by line. Only what would have a meaning gets a backslash,
    /// so that it stays readable where a client shows backslashes. Control characters and those that turn the direction of writing disappear.
    /// </summary>
    public static string Escape(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var line in LiteralText.Lines(text))
        {
            if (escaped.Length > 0)
            {
                escaped.Append("  \n");
            }

            AppendLine(escaped, line);
        }

        return escaped.ToString();
    }

    private static void AppendLine(StringBuilder escaped, string line)
    {
        var start = line.Length - line.AsSpan().TrimStart(' ').Length;
        escaped.Append(NoBreakSpace, line.Length == 0 ? 1 : start);
        var digits = start;
        while (digits < line.Length && char.IsAsciiDigit(line[digits]))
        {
            digits++;
        }

        for (var i = start; i < line.Length; i++)
        {
            var previous = i > 0 ? line[i - 1] : ' ';
            var next = i + 1 < line.Length ? line[i + 1] : ' ';
            if (HasMeaning(previous, line[i], next) || (i == start && OpensBlock(line[i], next)) || (i == digits && i > start && EndsListNumber(line[i], next)))
            {
                escaped.Append('\\');
            }

            escaped.Append(line[i]);
        }
    }

    private static bool HasMeaning(char previous, char c, char next) => c switch
    {
        '\\' or '`' or '*' or '_' or '[' or ']' or '~' => true,
        '<' => char.IsAsciiLetter(next) || next is '/' or '!' or '?',
        '&' => char.IsAsciiLetter(next) || next is '#',
        '{' => previous is '{',
        // clients that find bare links take the backslashes inside as part of the address
        ':' => next is '/',
        _ => false,
    };

    private static bool OpensBlock(char c, char next) => c switch
    {
        '>' or '=' or '|' => true,
        '#' => next is '#' or ' ',
        '-' or '+' or ':' => !char.IsAsciiLetterOrDigit(next),
        _ => false,
    };

    private static bool EndsListNumber(char c, char next) => c is '.' or ')' && next is ' ';
}
