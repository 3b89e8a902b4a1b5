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

    public void Write<T>(TableEntity entity, string table, T content, JsonTypeInfo<T> json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Short))
        {
            JsonSerializer.Serialize(writer, content, json);
        }

        entity[Payload] = Protector(entity, table).Protect(buffer.WrittenSpan.ToArray());
    }

    public T? Read<T>(TableEntity entity, string table, JsonTypeInfo<T> json)
        where T : class =>
        entity.GetBinary(Payload) is { } payload ? JsonSerializer.Deserialize(Protector(entity, table).Unprotect(payload), json) : null;

    /// <summary>The payload of a row that must have one.</summary>
    /// <exception cref="JsonException">It has none.</exception>
    public T ReadRequired<T>(TableEntity entity, string table, JsonTypeInfo<T> json)
        where T : class =>
        Read(entity, table, json) ?? throw new JsonException("The row has no payload.");

    private IDataProtector Protector(TableEntity entity, string table) => protection.CreateProtector(table, entity.PartitionKey, entity.RowKey);
}
