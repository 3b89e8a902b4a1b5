using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KompetenzBot.Platform.Tables;

/// <summary>Writes an entity as OData JSON; types that JSON does not tell apart are annotated.</summary>
internal static class TableEntityWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Write(TableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        Write(entity, buffer);
        return buffer.WrittenMemory;
    }

    public static void Write(TableEntity entity, IBufferWriter<byte> buffer)
    {
        using var writer = new Utf8JsonWriter(buffer, Options);
        writer.WriteStartObject();
        writer.WriteString("PartitionKey"u8, entity.PartitionKey);
        writer.WriteString("RowKey"u8, entity.RowKey);
        foreach (var (name, value) in entity)
        {
            Write(writer, name, value);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteString(name, text);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            case long number:
                Annotate(writer, name, "Edm.Int64"u8);
                writer.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                Annotate(writer, name, "Edm.Double"u8);
                Write(writer, name, number);
                break;
            case DateTimeOffset time:
                Annotate(writer, name, "Edm.DateTime"u8);
                writer.WriteString(name, time.UtcDateTime);
                break;
            case Guid id:
                Annotate(writer, name, "Edm.Guid"u8);
                writer.WriteString(name, id);
                break;
            case byte[] bytes:
                Annotate(writer, name, "Edm.Binary"u8);
                writer.WriteBase64String(name, bytes);
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, double number)
    {
        if (double.IsFinite(number))
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Annotate(Utf8JsonWriter writer, string name, ReadOnlySpan<byte> type) => writer.WriteString(name + "@odata.type", type);
}
