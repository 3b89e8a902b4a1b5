using System.Diagnostics.CodeAnalysis;
using Azure;

namespace KompetenzBot.Platform.Tables;

/// <summary>
/// A row: two keys and up to 252 properties of the types <see cref="string"/>, <see cref="int"/>, <see cref="long"/>, <see cref="double"/>,
/// <see cref="bool"/>, <see cref="DateTimeOffset"/> (stored in UTC), <see cref="Guid"/> and <see cref="byte"/> arrays. Limits are checked when it is sent.
/// Not safe for concurrent changes.
/// </summary>
[SuppressMessage("Naming", "CA1710", Justification = "The name of the SDK's type.")]
public sealed class TableEntity : IEnumerable<KeyValuePair<string, object>>
{
    private readonly Dictionary<string, object> properties;

    public TableEntity(string partitionKey, string rowKey)
        : this(partitionKey, rowKey, [])
    {
    }

    internal TableEntity(string partitionKey, string rowKey, Dictionary<string, object> properties)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        PartitionKey = partitionKey;
        RowKey = rowKey;
        this.properties = properties;
    }

    /// <summary>Up to 512 characters; no <c>/ \ # ?</c> and no control characters.</summary>
    public string PartitionKey { get; }

    /// <summary>Likewise; unique in the partition and its order.</summary>
    public string RowKey { get; }

    /// <summary>The version that was read; default for a new entity.</summary>
    public ETag ETag { get; set; }

    /// <summary>When the service last wrote it; null for a new entity or when it was not selected.</summary>
    public DateTimeOffset? Timestamp { get; internal init; }

    /// <summary>The names of the own properties.</summary>
    public IReadOnlyCollection<string> Keys => properties.Keys;

    /// <summary>A property's value; null when there is none. Setting null removes it from this object, and from the row only when it is replaced.</summary>
    /// <exception cref="ArgumentException">The type is not one that tables store, or the name is one of the row's own members.</exception>
    public object? this[string key]
    {
        get => properties.GetValueOrDefault(key);
        set => Set(key, value);
    }

    public bool ContainsKey(string key) => properties.ContainsKey(key);

    public bool Remove(string key) => properties.Remove(key);

    /// <summary>Null when there is no such property.</summary>
    /// <exception cref="InvalidOperationException">It is of another type.</exception>
    public string? GetString(string key) => this[key] switch { null => null, string value => value, _ => throw OtherType(key, "String") };

    /// <inheritdoc cref="GetString"/>
    public int? GetInt32(string key) => this[key] switch { null => null, int value => value, _ => throw OtherType(key, "Int32") };

    /// <summary>Null when there is no such property; an <see cref="int"/> is widened.</summary>
    /// <inheritdoc cref="GetString"/>
    public long? GetInt64(string key) => this[key] switch { null => null, long value => value, int value => value, _ => throw OtherType(key, "Int64") };

    /// <summary>Null when there is no such property; an <see cref="int"/> is widened, since a service may write 1.0 as 1.</summary>
    /// <inheritdoc cref="GetString"/>
    public double? GetDouble(string key) => this[key] switch { null => null, double value => value, int value => value, _ => throw OtherType(key, "Double") };

    /// <inheritdoc cref="GetString"/>
    public bool? GetBoolean(string key) => this[key] switch { null => null, bool value => value, _ => throw OtherType(key, "Boolean") };

    /// <inheritdoc cref="GetString"/>
    public DateTimeOffset? GetDateTimeOffset(string key) =>
        this[key] switch { null => null, DateTimeOffset value => value, _ => throw OtherType(key, "DateTimeOffset") };

    /// <inheritdoc cref="GetString"/>
    public Guid? GetGuid(string key) => this[key] switch { null => null, Guid value => value, _ => throw OtherType(key, "Guid") };

    /// <inheritdoc cref="GetString"/>
    public byte[]? GetBinary(string key) => this[key] switch { null => null, byte[] value => value, _ => throw OtherType(key, "Binary") };

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => properties.GetEnumerator();

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    private void Set(string key, object? value)
    {
        if (key is nameof(PartitionKey) or nameof(RowKey) or nameof(Timestamp))
        {
            throw new ArgumentException($"{key} is a member of the row, not a property.", nameof(key));
        }

        switch (value)
        {
            case null:
                properties.Remove(key);
                break;
            case string or int or long or double or bool or DateTimeOffset or Guid or byte[]:
                properties[key] = value;
                break;
            default:
                throw new ArgumentException(
                    $"Property {key} is of type {value.GetType().Name}; tables store string, int, long, double, bool, DateTimeOffset, Guid and byte[].", nameof(value));
        }
    }

    private InvalidOperationException OtherType(string key, string wanted) =>
        new($"Property {key} is stored as {this[key]!.GetType().Name} and was read as {wanted}.");
}
