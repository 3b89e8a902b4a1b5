using System.Globalization;
using System.Text.Json;
using Azure;

namespace KompetenzBot.Platform.Tables;

/// <summary>Reads OData JSON with minimal metadata. One reader reads one answer: it remembers the names that its entities share.</summary>
internal sealed class TableEntityReader
{
    private const string Annotation = "@odata.type";

    private readonly List<string> names = [];
    private int expected;

    public static TableEntity ReadOne(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        return new TableEntityReader().ReadEntity(ref reader);
    }

    public static List<TableEntity> ReadPage(ReadOnlyMemory<byte> json)
    {
        var entities = new List<TableEntity>();
        var entityReader = new TableEntityReader();
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isValue = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (!isValue)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                entities.Add(entityReader.ReadEntity(ref reader));
            }
        }

        return entities;
    }

    private TableEntity ReadEntity(ref Utf8JsonReader reader)
    {
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        string? partitionKey = null, rowKey = null, type = null, etag = null;
        DateTimeOffset? timestamp = null;
        expected = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Name(ref reader);
            reader.Read();
            if (name.EndsWith(Annotation, StringComparison.Ordinal))
            {
                type = Type(ref reader);
                continue;
            }

            switch (name)
            {
                case "PartitionKey":
                    partitionKey = reader.GetString();
                    break;
                case "RowKey":
                    rowKey = reader.GetString();
                    break;
                case "Timestamp":
                    timestamp = reader.GetDateTimeOffset();
                    break;
                case "odata.etag":
                    etag = reader.GetString();
                    break;
                default:
                    if (name.StartsWith("odata.", StringComparison.Ordinal))
                    {
                        reader.Skip();
                    }
                    else if (Value(ref reader, type) is { } value)
                    {
                        properties[name] = value;
                    }

                    break;
            }

            type = null;
        }

        return new TableEntity(partitionKey ?? "", rowKey ?? "", properties)
        {
            ETag = etag is null ? default : new ETag(etag),
            Timestamp = timestamp,
        };
    }

    private string Name(ref Utf8JsonReader reader)
    {
        if (expected < names.Count && reader.ValueTextEquals(names[expected]))
        {
            return names[expected++];
        }

        for (var index = 0; index < names.Count; index++)
        {
            if (reader.ValueTextEquals(names[index]))
            {
                expected = index + 1;
                return names[index];
            }
        }

        var name = reader.GetString()!;
        names.Add(name);
        expected = names.Count;
        return name;
    }

    private static string? Type(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("Edm.DateTime"u8) ? "Edm.DateTime" : reader.GetString();

    private static object? Value(ref Utf8JsonReader reader, string? type) => (reader.TokenType, type) switch
    {
        (JsonTokenType.Null, _) => null,
        (JsonTokenType.True, _) => true,
        (JsonTokenType.False, _) => false,
        (JsonTokenType.String, "Edm.Int64") => long.Parse(reader.GetString()!, CultureInfo.InvariantCulture),
        (JsonTokenType.String, "Edm.DateTime") => reader.GetDateTimeOffset(),
        (JsonTokenType.String, "Edm.Guid") => reader.GetGuid(),
        (JsonTokenType.String, "Edm.Binary") => reader.GetBytesFromBase64(),
        (JsonTokenType.String, "Edm.Double") => double.Parse(reader.GetString()!, CultureInfo.InvariantCulture),
        (JsonTokenType.String, _) => reader.GetString(),
        (JsonTokenType.Number, "Edm.Int64") => reader.GetInt64(),
        (JsonTokenType.Number, null or "Edm.Int32") when reader.TryGetInt32(out var number) => number,
        (JsonTokenType.Number, _) => reader.GetDouble(),
        _ => throw new JsonException("The table service sent a property that is neither a scalar nor null."),
    };
}
