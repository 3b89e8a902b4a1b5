using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KompetenzBot.Platform.Tables;
using Microsoft.AspNetCore.DataProtection;

namespace KompetenzBot.Storage;

/// <summary>
/// The protected payload of a row. It is bound to the row's table and keys, so that a payload that is copied to another row cannot be read there.
/// </summary>
internal sealed class ProtectedRow(IDataProtectionProvider protection)
{
    private const string Payload = "Payload";

    /// <summary>Nobody shows stored JSON in a web page: what is not ASCII stays short.</summary>
    private static readonly JsonWriterOptions Short = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Write<T>(TableEntity entity, string table, T content, JsonTypeInfo<T> json) => entity[Payload] = Protector(entity, table).Protect(Serialize(content, json, 0));

    /// <summary>A second payload of the row, which can be written without the first.</summary>
    /// <param name="entity">The row.</param>
    /// <param name="table">Its table.</param>
    /// <param name="column">Where it stands.</param>
    /// <param name="content">What it says.</param>
    /// <param name="json">How.</param>
    /// <param name="length">Filled up to a multiple of this, so that its length tells nothing.</param>
    public void WriteBeside<T>(TableEntity entity, string table, string column, T content, JsonTypeInfo<T> json, int length) =>
        entity[column] = Protector(entity, table).CreateProtector(column).Protect(Serialize(content, json, length));

    public T? Read<T>(TableEntity entity, string table, JsonTypeInfo<T> json)
        where T : class =>
        entity.GetBinary(Payload) is { } payload ? JsonSerializer.Deserialize(Protector(entity, table).Unprotect(payload), json) : null;

    /// <summary>The second payload; null: the row has none.</summary>
    public T? ReadBeside<T>(TableEntity entity, string table, string column, JsonTypeInfo<T> json)
        where T : class =>
        entity.GetBinary(column) is { } payload ? JsonSerializer.Deserialize(Protector(entity, table).CreateProtector(column).Unprotect(payload), json) : null;

    /// <summary>The payload of a row that must have one.</summary>
    /// <exception cref="JsonException">It has none.</exception>
    public T ReadRequired<T>(TableEntity entity, string table, JsonTypeInfo<T> json)
        where T : class =>
        Read(entity, table, json) ?? throw new JsonException("The row has no payload.");

    private static byte[] Serialize<T>(T content, JsonTypeInfo<T> json, int length)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Short))
        {
            JsonSerializer.Serialize(writer, content, json);
        }

        var bytes = new byte[length > 0 ? (buffer.WrittenCount + length - 1) / length * length : buffer.WrittenCount];
        buffer.WrittenSpan.CopyTo(bytes);
        bytes.AsSpan(buffer.WrittenCount).Fill((byte)' ');
        return bytes;
    }

    private IDataProtector Protector(TableEntity entity, string table) => protection.CreateProtector(table, entity.PartitionKey, entity.RowKey);
}
