using System.Text;
using System.Text.Json;

namespace KompetenzBot.Alarms.Scenarios;

/// <summary>In which line of a JSON text each value begins.</summary>
internal sealed class JsonLines
{
    private readonly Dictionary<string, int> _lines;

    private JsonLines(Dictionary<string, int> lines) => _lines = lines;

    /// <summary>Counts the lines of a text, which must be JSON.</summary>
    public static JsonLines Of(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(bytes);
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        Stack<Level> open = [];
        var (line, counted) = (1, 0);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                open.Peek().Property = reader.GetString()!;
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject)
            {
                open.Pop();
                continue;
            }

            line += bytes.AsSpan(counted..(int)reader.TokenStartIndex).Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            var path = open.TryPeek(out var level) ? level.Next() : string.Empty;
            lines[path] = line;
            if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
            {
                open.Push(new Level(path, reader.TokenType == JsonTokenType.StartArray));
            }
        }

        return new JsonLines(lines);
    }

    /// <summary>The line, from 1, of the value at a path such as <c>scenarios[2].needs[0].query</c>; of what would hold it, where there is none.</summary>
    public int LineOf(string path)
    {
        for (var end = path.Length; end > 0; end = path.AsSpan(0, end).LastIndexOfAny('.', '['))
        {
            if (_lines.TryGetValue(path[..end], out var line))
            {
                return line;
            }
        }

        return 1;
    }

    private sealed class Level(string path, bool isArray)
    {
        private int _index;

        public string Property { get; set; } = string.Empty;

        public string Next() => isArray ? $"{path}[{_index++}]" : path.Length == 0 ? Property : $"{path}.{Property}";
    }
}
